// The studio in a process of its own, without Next and without pages: it starts in a third of the
// time. Its code is the bundle of this test run (bundle.ts); it listens and ends as the real one.
import { serve } from "../../../scripts/serving.mjs";

process.env.NODE_ENV = "production";
const bundle = "../../../node_modules/.cache/studio-without-pages/studio.mjs";
const { openRoutes } = await import(bundle);
const routes = await openRoutes();
serve(
  (request, response) => routes.emit("request", request, response),
  process.env.HOST || "127.0.0.1",
  Number(process.env.PORT),
);
