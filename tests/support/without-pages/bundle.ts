import { build } from "vite";

const root = new URL("../../..", import.meta.url).pathname;

declare global {
  /** Several projects ask for it, each in modules of its own. */
  var studioBundle: Promise<unknown> | undefined;
}

/** Before the first test: the studio's server code in a few files, so that it starts quickly. */
export default async function bundleStudio(): Promise<void> {
  globalThis.studioBundle ??= build({
    configFile: false,
    root,
    // What Next would tell apart is all the same here.
    logLevel: "error",
    publicDir: false,
    resolve: {
      alias: { "@": root, "server-only": `${root}/node_modules/server-only/empty.js` },
    },
    ssr: { noExternal: true, external: ["sharp"] },
    build: {
      ssr: "tests/support/without-pages/studio.ts",
      outDir: "node_modules/.cache/studio-without-pages",
      emptyOutDir: true,
      target: "node24",
      rolldownOptions: {
        output: { entryFileNames: "studio.mjs", chunkFileNames: "[name]-[hash].mjs" },
      },
    },
  });
  await globalThis.studioBundle;
}
