import { becomeNode24, ensureInstalled } from "./project.mjs";

ensureInstalled();
becomeNode24("scripts/move-studio.mjs", process.argv.slice(2));
