// Teaches Node, which runs TypeScript itself, how our sources name each other: for what runs without
// a bundler.
import { existsSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);

registerHooks({
  resolve(specifier, context, next) {
    // Only the bundler enforces the wall between server and browser.
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
