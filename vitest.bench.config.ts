import { defineConfig } from "vitest/config";

/** Benches are no tests: they take minutes, and what they measure is for a person to read. */
export default defineConfig({
  resolve: {
    alias: {
      "@": import.meta.dirname,
      "server-only": `${import.meta.dirname}/node_modules/server-only/empty.js`,
    },
  },
  test: {
    include: ["tests/bench/**/*.bench.ts"],
    testTimeout: 3 * 60 * 60_000,
    hookTimeout: 60 * 60_000,
    fileParallelism: false,
    disableConsoleIntercept: true,
  },
});
