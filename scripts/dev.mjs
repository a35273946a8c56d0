import { ensureInstalled, run } from "./project.mjs";

ensureInstalled();
const { HOST = "127.0.0.1", PORT = "3000" } = process.env;
process.exit(run("next", ["dev", "--hostname", HOST, "--port", PORT]));
