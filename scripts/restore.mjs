import { becomeNode24, ensureInstalled } from "./project.mjs";

ensureInstalled();
becomeNode24("scripts/restore-backup.mjs", process.argv.slice(2));
