import { ensureBuilt } from "./project.mjs";

ensureBuilt();
