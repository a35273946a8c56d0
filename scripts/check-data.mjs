import { becomeNode24, ensureInstalled } from "./project.mjs";

ensureInstalled();
becomeNode24("scripts/check-blobs.mjs", process.argv.slice(2));
