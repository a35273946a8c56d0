import { ensureInstalled, loadEnvironmentFile, run } from "./project.mjs";

ensureInstalled();
loadEnvironmentFile();
const host = process.env.HOST || "127.0.0.1";
const port = process.env.PORT || "3000";
process.exit(run("next", ["dev", "--hostname", host, "--port", port]));
