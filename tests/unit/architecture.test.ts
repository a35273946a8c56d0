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
/** What every feature may use. */
const common = ["components/ui", "components/outcome"];
const featureless = ["components/ui", "components/shell"];
/**
 * The rooms within a part, from the ground up: each may import those before it. A file that lies flat
 * in its part is listed like a room, or else it is the roof: it may import every room, and no room
 * may import it.
 */
const rooms: Record<string, string[]> = {
  "lib/core": [
    "access",
    "theme",
    "number",
    "keyboard",
    "shortcuts",
    "transfer",
    "box",
    "palette",
    "models",
    "image-files",
    "generation",
    "examples",
    "comparison",
    "api",
    "failure",
    "tray",
    "library",
    "recipe",
    "request-code",
    "sheet",
    "portability",
    "stage",
    "comparison-view",
  ],
  "lib/client": [
    "browser",
    "address",
    "queries",
    "access",
    "shell",
    "words",
    "draft",
    "stage",
    "picture",
    "palette",
    "live",
    "comparison",
    "library",
    "uploads",
    "run",
  ],
  "lib/server": [
    "error-code",
    "sha256",
    "singleton",
    "turns-by-key",
    "secrecy",
    "refusal",
    "caller-rights",
    "private-files",
    "storage-fault",
    "dashscope",
    "backup-mark",
    "variable-text",
    "bucket-place",
    "proxies",
    "config",
    "start-fault",
    "own-sandbox",
    "observe",
    "chores",
    "sign-in-attempts",
    "db",
    "live",
    "assets",
    "health-probe",
    "housekeeping",
    "engine",
    "portability",
    "moving",
    "common-parts",
    "follow-events",
    "calls-under-way",
    "studio",
    "start-studio",
    "http",
    "use-cases",
  ],
  "lib/emulator": [
    "random",
    "plan",
    "bitmap",
    "input-image",
    "picture",
    "judge",
    "price",
    "results",
    "models",
  ],
  "lib/server/db": [
    "schema",
    "database",
    "dialects",
    "setting-rows",
    "readable-rows",
    "stored-json",
    "search",
    "assets",
    "generations",
    "batches",
    "migrations",
    "moving",
  ],
  "lib/server/use-cases": [
    "transact",
    "store-once",
    "files",
    "library",
    "generations",
    "batches",
    "access",
  ],
  "components/comparison": [
    "words",
    "pane",
    "modes",
    "matrix",
    "facts",
    "export",
    "desk",
    "plan",
    "batch",
  ],
  "components/compose": ["named-action", "size", "prompt", "inputs", "saved", "run"],
};
/** Parts without a roof: a file is in a room, or listed like one. */
const roofless = ["lib/core", "lib/client", "lib/server"];
/** Where requests are read and answered: only here may a refusal be thrown. */
const edge = "lib/server/http";
/** Beyond it, a folder is a heap: what belongs together in it has a room of its own. */
const mostFiles = 25;

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

/** Every chain of imports that leads back to its beginning. */
function circles(importsIn: (file: string) => string[]): string[] {
  const state = new Map<string, "open" | "done">();
  const found: string[] = [];
  const visit = (file: string, path: string[]): void => {
    if (state.get(file) === "done") return;
    if (state.get(file) === "open") {
      found.push([...path.slice(path.indexOf(file)), file].join(" → "));
      return;
    }
    state.set(file, "open");
    for (const target of importsIn(file)) visit(target, [...path, file]);
    state.set(file, "done");
  };
  for (const file of files) visit(file, []);
  return found;
}

/** The file behind a path without its ending. */
const fileAt = new Map(files.map((file) => [file.replace(/\.tsx?$/, ""), file]));

describe("the house", () => {
  it("is checked as a whole", () => {
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
      return feature !== undefined && !common.includes(feature) && feature !== featureOf(file);
    };
    expect(imports(features, isForeign)).toEqual([]);
  });

  it("has no circle of imports, those of types included", () => {
    const importsIn = (file: string) =>
      importsOf(file).flatMap((target) => fileAt.get(target.replace(/\.tsx?$/, "")) ?? []);
    expect(files.flatMap(importsIn).length).toBeGreaterThan(1000);
    expect(circles(importsIn)).toEqual([]);
  });

  it.each(Object.entries(rooms))("imports between rooms one way in %s", (part, order) => {
    const own = within(part);
    const roomOf = (path: string) =>
      path
        .slice(part.length + 1)
        .split("/")[0]
        ?.replace(/\.tsx?$/, "") ?? "";
    const found = new Set(own.map(roomOf));
    const folders = new Set(own.filter((file) => dirname(file) !== part).map(roomOf));
    expect(
      order.filter((room) => !found.has(room)),
      "each place has its room",
    ).toEqual([]);
    const homeless = [...(roofless.includes(part) ? found : folders)].filter(
      (room) => !order.includes(room),
    );
    expect(homeless, "each room has its place").toEqual([]);
    const placeOf = (path: string) => {
      const place = order.indexOf(roomOf(path));
      return place === -1 ? order.length : place;
    };
    const isForbidden = (file: string, target: string) =>
      isIn(target, part) && placeOf(target) > placeOf(file);
    expect(imports(own, isForbidden)).toEqual([]);
  });

  it("has no folder that is too full", () => {
    const folders = Map.groupBy(files, (file) => dirname(file));
    const heaps = [...folders].filter(([, own]) => own.length > mostFiles);
    expect(heaps.map(([folder, { length }]) => `${folder}: ${length}`)).toEqual([]);
  });

  it("walls the server off", () => {
    const open = within("lib/server").filter((file) => !/^import "server-only";/m.test(read(file)));
    expect(open).toEqual([]);
  });

  it("throws no refusal below the edge", () => {
    const throwing = within(edge).filter((file) => read(file).includes("ApiError"));
    expect(throwing).toContain(`${edge}/api-error.ts`);
    const below = within("lib/server").filter((file) => !isIn(file, edge));
    expect(below.filter((file) => read(file).includes("ApiError"))).toEqual([]);
    const isThrowing = (target: string) => throwing.includes(fileAt.get(target) ?? target);
    expect(imports(below, (_, target) => isThrowing(target))).toEqual([]);
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

  it("reads the JSON of the database's columns in one place", () => {
    const readers = [...within("lib/server/db"), ...within("lib/server/use-cases")].filter(
      // What a migration reads stays as it was then.
      (file) => !isIn(file, "lib/server/db/migrations") && read(file).includes("JSON.parse("),
    );
    expect(readers).toEqual(["lib/server/db/stored-json.ts"]);
  });

  it("asks the database in one room", () => {
    const isAsking = (file: string) =>
      /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\b(revisedAssets\(|sql[`<])|from "kysely"/.test(
        read(file),
      );
    expect(within("lib/server/db").filter(isAsking).length).toBeGreaterThan(20);
    const elsewhere = files.filter((file) => !isIn(file, "lib/server/db"));
    expect(elsewhere.filter(isAsking)).toEqual([]);
  });

  it("says in one room what only one kind of database understands", () => {
    const dialects = "lib/server/db/dialects";
    const isParticular = (file: string) =>
      /json_each|json_extract|indexed by|rowid|fts5|pragma |vacuum|sqlite_master|insert or |tsvector|unnest|::(?:json|bigint|text|tsquery)\b|advisory|from "(node:sqlite|pg)"/.test(
        read(file).replace(/^\s*(\/\/|\/?\*).*$/gm, ""),
      );
    expect(within(dialects).filter(isParticular).length).toBeGreaterThan(2);
    const elsewhere = within("lib/server").filter(
      (file) =>
        !isIn(file, dialects) &&
        // What a migration says stays as it was then. The lock is a file of its own.
        !isIn(file, "lib/server/db/migrations") &&
        file !== "lib/server/db/folder-lock.ts",
    );
    expect(elsewhere.filter(isParticular)).toEqual([]);
  });

  it("changes the schema without today's code", () => {
    const folder = "lib/server/db/migrations";
    expect(within(folder).length).toBeGreaterThan(1);
    expect(imports(within(folder), (_, target) => !isIn(target, folder))).toEqual([]);
  });

  it("sends what costs money from one place", () => {
    const sending =
      /\bclient\.(create|generate)\b|\{[^{}]*\b(create|generate)\b[^{}]*\} = [\w.]*client\b/;
    const senders = files.filter((file) => sending.test(read(file)));
    // The watch only passes on what the other sends, and notes how it went.
    expect(senders).toEqual([
      "lib/server/engine/submit.ts",
      "lib/server/observe/watched-client.ts",
    ]);
  });

  it("gives an exported name one meaning", () => {
    const exported =
      /^export (?:async )?(?:abstract )?(?:const|let|function\*?|class|interface|type) +(\w+)/gm;
    // What Next asks of a route or a page has the same name in each.
    const isNexts = (file: string) =>
      isIn(file, "app") && /\/(route|page|layout|error|not-found)\.tsx?$/.test(file);
    // The emulator reads DashScope's documents a second time, and by the same words.
    const own = files.filter((file) => !isNexts(file) && !isIn(file, "lib/emulator"));
    const names = own.flatMap((file) =>
      [...read(file).matchAll(exported)].flatMap(([, name]) => (name ? [{ name, file }] : [])),
    );
    expect(names.length).toBeGreaterThan(1000);
    // A type and its value, or the shapes of one function, may share a name within a file.
    const places = Map.groupBy(names, ({ name }) => name);
    const shared = [...places].filter(([, all]) => new Set(all.map(({ file }) => file)).size > 1);
    expect(shared.map(([name, all]) => [name, ...all.map(({ file }) => file)].join(" "))).toEqual(
      [],
    );
  });

  it("has no file too long to read in one sitting", () => {
    const linesOf = (file: string) =>
      read(file)
        .split("\n")
        .filter((line) => line.trim() !== "" && !/^\s*(\/\/|\/?\*)/.test(line)).length;
    expect(files.filter((file) => linesOf(file) > 400)).toEqual([]);
  });
});
