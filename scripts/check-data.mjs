import { becomeNode24, ensureInstalled, loadEnvironmentFile } from "./project.mjs";

ensureInstalled();
loadEnvironmentFile();
becomeNode24("scripts/check-blobs.mjs", process.argv.slice(2));
