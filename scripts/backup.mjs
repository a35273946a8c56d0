import { becomeNode24, ensureInstalled } from "./project.mjs";

ensureInstalled();
becomeNode24("scripts/make-backup.mjs", process.argv.slice(2));
