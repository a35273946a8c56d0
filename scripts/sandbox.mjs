import { becomeNode24, ensureInstalled } from "./project.mjs";

ensureInstalled();
becomeNode24("lib/emulator/main.ts", process.argv.slice(2));
