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
  // How numbers and keys are read has nothing to do with what the studio is about.
  "components/ui": ["components/ui", "lib/core/number", "lib/core/keyboard"],
  components: ["components", "lib/client", "lib/core", "lib/i18n"],
  app: ["app", "components", "lib/client", "lib/server", "lib/emulator", "lib/core", "lib/i18n"],
};
const layers = Object.keys(allowed);
/** What the core is built on: neither the page's nor the server's. */
const pureLibraries = ["zod", "culori/fn", "@dagrejs/dagre"];
const featureless = ["components/ui", "components/shell"];

const layerOf = (path: string) => layers.find((layer) => isIn(path, layer));
const isIn = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
const featureOf = (path: string) => /^components\/[^/]+/.exec(path)?.[0];

const files = ["app", "components", "lib"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
);

/** What a file names as its sources: imported, imported when needed, exported again. */
const specifiersOf = (file: string): string[] =>
  [...read(file).matchAll(statement)].flatMap(([, atTop, whenNeeded]) => atTop ?? whenNeeded ?? []);
/** An import or export at the beginning of a line, or an import within an expression. */
const statement =
  /^(?:import|export|\})(?:[^"'`\n]*\bfrom)?\s*["'`]([^"'`]+)["'`]|\bimport\(\s*["'`]([^"'`]+)["'`]/gm;
const isOurs = (specifier: string) => specifier.startsWith("@/") || specifier.startsWith(".");

function importsOf(file: string): string[] {
  return specifiersOf(file)
    .filter(isOurs)
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
    expect(features.length).toBeGreaterThan(100);
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
    const foreign = (folder: string) =>
      within(folder).flatMap((file) =>
        specifiersOf(file)
          .filter((specifier) => !isOurs(specifier))
          .map((specifier) => ({ file, specifier })),
      );
    const core = foreign("lib/core");
    expect(core.length).toBeGreaterThan(20);
    // Whatever else is wanted there has to run in the browser and on the server alike.
    const impure = core.filter(({ specifier }) => !pureLibraries.includes(specifier));
    const entangled = foreign("lib/emulator").filter(({ specifier }) =>
      /^(react|next)([-/]|$)/.test(specifier),
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
