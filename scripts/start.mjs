import { becomeNode24, ensureBuilt, ensureInstalled } from "./project.mjs";

ensureInstalled();
ensureBuilt();
becomeNode24("scripts/serve.mjs");
