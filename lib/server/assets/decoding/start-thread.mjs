// Starts a decoding thread from the sources, as they are: Node reads TypeScript, and only has to be
// told where they find each other. A bundler would have to know of threads; tests have none.
import { existsSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

const root = new URL("../../../../", import.meta.url);

registerHooks({
  resolve(specifier, context, next) {
    // The wall between server and browser is the bundler's.
    if (specifier === "server-only") return { url: "data:text/javascript,", shortCircuit: true };
    const isOurs = specifier.startsWith("@/") || specifier.startsWith(".");
    if (!isOurs) return next(specifier, context);
    const url = specifier.startsWith("@/")
      ? new URL(specifier.slice(2), root)
      : new URL(specifier, context.parentURL);
    const source = new URL(`${url.href}.ts`);
    return next(existsSync(fileURLToPath(source)) ? source.href : specifier, context);
  },
});

await import("./thread.ts");
