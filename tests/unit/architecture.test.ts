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

const read = (file: string) => readFileSync(join(root, file), "utf8");
const within = (folder: string) => files.filter((file) => isIn(file, folder));

/** Every import that the rule does not allow, as "file → target". */
const imports = (from: string[], isForbidden: (file: string, target: string) => boolean) =>
  from.flatMap((file) =>
    importsOf(file)
      .filter((target) => isForbidden(file, target))
      .map((target) => `${file} → ${target}`),
  );

describe("the house", () => {
  it("is looked at whole", () => {
    expect(files.length).toBeGreaterThan(100);
    for (const layer of layers) expect(within(layer).length, layer).toBeGreaterThan(0);
    expect(imports(files, () => true).length).toBeGreaterThan(300);
  });

  it("imports one way", () => {
    const isForbidden = (file: string, target: string) => {
      const reach = allowed[layerOf(file) ?? ""] ?? [];
      return !reach.some((folder) => isIn(target, folder));
    };
    expect(imports(files, isForbidden)).toEqual([]);
  });

  it("lets features meet only in the shell and the pages", () => {
    const features = within("components").filter(
      (file) => !featureless.includes(featureOf(file) ?? ""),
    );
    const isForeign = (file: string, target: string) => {
      const feature = featureOf(target);
      return feature !== undefined && feature !== "components/ui" && feature !== featureOf(file);
    };
    expect(imports(features, isForeign)).toEqual([]);
  });

  it("walls the server off", () => {
    const open = within("lib/server").filter((file) => !/^import "server-only";/m.test(read(file)));
    expect(open).toEqual([]);
  });

  it("keeps the core pure and the emulator apart", () => {
    const impure = within("lib/core").filter((file) => /from "(react|next|node:)/.test(read(file)));
    const entangled = within("lib/emulator").filter((file) =>
      /from "(react|next)/.test(read(file)),
    );
    expect([...impure, ...entangled]).toEqual([]);
  });

  it("has no file that cannot be read in one sitting", () => {
    const linesOf = (file: string) =>
      read(file)
        .split("\n")
        .filter((line) => line.trim() !== "" && !/^\s*(\/\/|\/?\*)/.test(line)).length;
    expect(files.filter((file) => linesOf(file) > 400)).toEqual([]);
  });
});
