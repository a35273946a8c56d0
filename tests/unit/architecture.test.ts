import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** What each layer may import of ours. A missing edge is a forbidden edge. */
const allowed: Record<string, string[]> = {
  "lib/core": ["lib/core"],
  "lib/i18n": ["lib/i18n"],
  "lib/emulator": ["lib/emulator"],
  "lib/server": ["lib/server", "lib/core", "lib/i18n", "package.json"],
  "lib/client": ["lib/client", "lib/core", "lib/i18n"],
  "components/ui": ["components/ui"],
  components: ["components", "lib/client", "lib/core", "lib/i18n"],
  app: ["app", "components", "lib/client", "lib/server", "lib/emulator", "lib/core", "lib/i18n"],
};
const layers = Object.keys(allowed);
const featureless = ["components/ui", "components/shell"];

const layerOf = (path: string) => layers.find((layer) => isIn(path, layer));
const isIn = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
const featureOf = (path: string) => /^components\/[^/]+/.exec(path)?.[0];

const files = ["app", "components", "lib"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
);

function importsOf(file: string): string[] {
  const source = readFileSync(join(root, file), "utf8");
  return [...source.matchAll(/(?:from|import)\s*\(?\s*["'`]([^"'`]+)["'`]/g)]
    .flatMap(([, specifier]) => (specifier ? [specifier] : []))
    .filter((specifier) => specifier.startsWith("@/") || specifier.startsWith("."))
    .map((specifier) =>
      specifier.startsWith("@/")
        ? specifier.slice(2)
        : relative(root, resolve(root, dirname(file), specifier)),
    );
}

describe("the house", () => {
  it("is looked at whole", () => {
    expect(files.length).toBeGreaterThan(100);
    for (const layer of layers) expect(files.some((file) => isIn(file, layer))).toBe(true);
  });

  it.each(files)("%s imports only the layers it may", (file) => {
    const layer = layerOf(file) ?? "";
    const reach = allowed[layer] ?? [];
    expect(
      importsOf(file).filter((target) => !reach.some((folder) => isIn(target, folder))),
    ).toEqual([]);
  });

  it.each(
    files.filter(
      (file) => isIn(file, "components") && !featureless.includes(featureOf(file) ?? ""),
    ),
  )("%s does not reach into another feature", (file) => {
    const foreign = importsOf(file).filter((target) => {
      const feature = featureOf(target);
      return feature && feature !== "components/ui" && feature !== featureOf(file);
    });
    expect(foreign).toEqual([]);
  });

  it.each(files.filter((file) => isIn(file, "lib/server")))("%s is walled off", (file) => {
    expect(readFileSync(join(root, file), "utf8")).toMatch(/^import "server-only";/m);
  });

  it.each(files.filter((file) => isIn(file, "lib/core") || isIn(file, "lib/emulator")))(
    "%s touches neither React nor, in the core, the machine",
    (file) => {
      const source = readFileSync(join(root, file), "utf8");
      expect(source).not.toMatch(/from "(react|next)/);
      if (isIn(file, "lib/core")) expect(source).not.toMatch(/from "node:/);
    },
  );

  it.each(files)("%s can be read in one sitting", (file) => {
    const lines = readFileSync(join(root, file), "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "" && !/^\s*(\/\/|\/?\*)/.test(line));
    expect(lines.length).toBeLessThanOrEqual(400);
  });
});
