import { createHash } from "node:crypto";
import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { assetListQuerySchema } from "@/lib/core/api/asset";
import { insertAsset } from "@/lib/server/db/assets/insert-asset";
import { listAssets, outlineOf } from "@/lib/server/db/assets/list-assets";
import type { Database } from "@/lib/server/db/database";
import { dialectOf } from "@/lib/server/db/dialects/dialect-of";
import { openDatabase } from "@/lib/server/db/open-database";
import { openPostgres } from "@/lib/server/db/open-postgres";
import { databaseFor } from "../support/database-settings";
import { freshFolder } from "../support/processes";

let sqlite: Database;
let postgres: Database;

/** More words than an index of PostgreSQL counts, and one of them more often than it remembers. */
const long = `${"one two three ".repeat(7_000)}a heron at the very end`;
/** Longer than a word of its index can be, and a question whose one word becomes as long. */
const endless = "a".repeat(3_000);
const ligatures = "\ufb03".repeat(300);
const notes = [
  "Blue dóor, open",
  "the door of 山小屋",
  "一幅清晨的山水画，柔和光线",
  "雨上がりのコーヒー豆",
  "บ้านริมน้ำ",
  "doorway it's 100% \\ 'quoted' & | ! :* <->",
  "e\u0301clair café CAFÉ",
  long,
  `${endless}b harbour`,
  `${endless}c harbour`,
  `${ligatures}x`,
  `${ligatures}y`,
  "",
];

beforeAll(async () => {
  const folder = await freshFolder();
  sqlite = await openDatabase(join(folder, "studio.sqlite"));
  postgres = await openPostgres(await databaseFor(folder));
  for (const [place, note] of notes.entries()) {
    const asset = {
      id: uuidv7(),
      kind: "upload",
      sha256: createHash("sha256").update(String(place)).digest("hex"),
      mime: "image/png" as const,
      width: 60_000,
      height: 60_000,
      bytes: 1,
      name: `picture ${place}`,
      note,
      created_at: 1_700_000_000_000 + place,
      generation_id: null,
      output_index: null,
      thumbhash: null,
      orientation: 1,
      has_alpha: 0,
    };
    for (const database of [sqlite, postgres]) await insertAsset(database, asset);
  }
});
afterAll(() => Promise.all([sqlite.destroy(), postgres.destroy()]));

const found = async (database: Database, query: Record<string, unknown>) => {
  const { items } = await listAssets(database, assetListQuerySchema.parse(query));
  return items.map(({ name }) => Number(name.split(" ")[1]));
};

it.each([
  ["door", [5, 1, 0]],
  ["DÓOR", [5, 1, 0]],
  ["oor", []],
  ['"door"', [1, 0]],
  ['"door blue"', []],
  ["open door", [0]],
  ["山", [2, 1]],
  ["山水", [2]],
  ["水画", [2]],
  ["柔和光线 清晨", [2]],
  ["コーヒー", [3]],
  ["の", [3]],
  ["ー", [3]],
  ["ริม", [4]],
  ["it's 100%", [5]],
  ["' & | ! :* <->", []],
  ["%", []],
  ["cafe", [6]],
  ["eclair caf", [6]],
  ["heron", [7]],
  ['"heron at the very end"', [7]],
  ['"three a heron"', [7]],
  ['"three one two"', [7]],
  ['"three two"', []],
  ["a".repeat(400), [9, 8]],
  [`"${"a".repeat(400)}"`, []],
  [ligatures, [11, 10]],
  [`${ligatures}x`, [10]],
  [`"${ligatures}y"`, [11]],
  [`"${ligatures}"`, []],
  ["harbour picture", [9, 8]],
] satisfies [string, number[]][])("finds the same by %.20s", async (q, places) => {
  expect(await found(sqlite, { q })).toEqual(places);
  expect(await found(postgres, { q })).toEqual(places);
  expect(await found(postgres, { q, sort: "oldest", stacked: "true" })).toEqual(
    places.toReversed(),
  );
});

it("counts, filters and outlines the same", async () => {
  for (const query of [
    {},
    { q: "door" },
    { tier: "4K" },
    { shape: "square" },
    { minCost: "1e9" },
  ]) {
    const both = [sqlite, postgres].map(async (database) => ({
      found: await found(database, query),
      outline: await outlineOf(database, assetListQuerySchema.parse({ ...query, sort: "oldest" })),
    }));
    const [one, other] = await Promise.all(both);
    expect(other).toEqual(one);
  }
});

it("forgets for good what was overwritten, and finds the rest", async () => {
  const { search, forgetOverwritten } = dialectOf(postgres);
  await search.forgetRemoved(postgres);
  await forgetOverwritten(postgres);
  expect(await found(postgres, { q: "door" })).toEqual([5, 1, 0]);
});
