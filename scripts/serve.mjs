import { setTimeout as sleep } from "node:timers/promises";
import next from "next";
import { loadEnvironmentFile } from "./project.mjs";
import { serve } from "./serving.mjs";

loadEnvironmentFile();

const host = process.env.HOST || "127.0.0.1";
const port = Number(process.env.PORT || 3000);
process.env.NODE_ENV = "production";

const app = next({ dev: false, hostname: host, port });
await app.prepare();
// instrumentation.ts opens the studio, and ends the process if the configuration is not safe. Next
// does not wait for it, but nothing may listen before it is done.
while (!globalThis.swatchboxOpened) await sleep(10);
await globalThis.swatchboxOpened;
const answer = app.getRequestHandler();
serve((request, response) => void answer(request, response), host, port);
