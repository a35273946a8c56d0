import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { migrations } from "@/lib/server/db/migrations/migrations";
import { openDatabase } from "@/lib/server/db/open-database";
import { indexWords } from "@/lib/server/db/search/index-words";
import { type OpenServer, openStudioHere } from "../support/in-process";
import { startPlainServer } from "../support/plain-server";
import { freshFolder } from "../support/processes";
import { studioApi } from "../support/studio-api";

const key = `sk-Aa9+/${randomBytes(12).toString("hex")}`;
const unicode = [...key]
  .map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`)
  .join("");
const base64 = Buffer.from(`Bearer ${key}`).toString("base64");

/** The key in the ways in which DashScope may have repeated it. */
const writings = [
  key,
  key.toUpperCase(),
  encodeURIComponent(key),
  key.replaceAll("/", "\\/"),
  base64,
  unicode,
];
const words = writings.join(" ");
const runId = (number: number) => `018f0000-0000-7000-8000-${String(number).padStart(12, "0")}`;

const versions = Object.keys(migrations).length;

/** Long enough that it lies in pages of its own, which are given back when it gets shorter. */
const longWords = `${words} `.repeat(200);

/** A data folder in which an earlier studio has kept what it was told. */
async function oldFolder(version: number): Promise<string> {
  const folder = await freshFolder();
  const path = join(folder, "studio.sqlite");
  const upTo = Object.fromEntries(Object.entries(migrations).slice(0, version));
  const database = await openDatabase(path, { migrations: upTo });
  for (let number = 1; number <= 250; number += 1) {
    const isTold = number % 50 === 0;
    const said = isTold ? longWords : "nothing";
    await database
      .insertInto("generations")
      .values({
        id: runId(number),
        idempotency_key: `key ${number}`,
        request_hash: "hash",
        status: "failed",
        model: "wan2.7-image",
        endpoint: "sandbox",
        request: JSON.stringify({
          model: "wan2.7-image",
          prompt: "A quay",
          inputs: [],
          parameters: {},
        }),
        task_id: "task",
        request_id: isTold ? key : "request",
        error: JSON.stringify({ code: "InvalidApiKey", message: `Wrong: ${said}` }),
        usage: null,
        actual_prompts: JSON.stringify([said]),
        answer: JSON.stringify({ output: { [said]: [said] }, deep: JSON.stringify({ a: said }) }),
        ...(version === versions ? { texts: JSON.stringify([said]) } : {}),
        cost: null,
        next_step_at: 0,
        unknown_since: null,
        created_at: 0,
        submitted_at: null,
        finished_at: 0,
      })
      .execute();
    await database
      .insertInto("generation_outputs")
      .values({
        generation_id: runId(number),
        position: 0,
        url: isTold ? `http://127.0.0.1/a.png?key=${encodeURIComponent(key)}` : null,
        failure: JSON.stringify({ code: "x", message: said }),
      })
      .execute();
  }
  if (version === versions) {
    const id = runId(1000);
    await database
      .insertInto("assets")
      .values({
        id,
        kind: "output",
        sha256: "0".repeat(64),
        mime: "image/png",
        width: 1,
        height: 1,
        bytes: 1,
        name: "a.png",
        created_at: 0,
        generation_id: runId(50),
        output_index: 0,
        thumbhash: null,
        orientation: 1,
        has_alpha: 0,
        reading: 1,
        order_key: 1,
        model: null,
        seed: null,
        box_count: 0,
        price_millionths: null,
        stack_key: null,
        aspect: "W",
      })
      .execute();
    await indexWords(database, [id]);
  }
  await database.destroy();
  return folder;
}

/** The names of files in which something of the key can be read. */
async function tracesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const found: string[] = [];
  for (const { parentPath, name } of files) {
    const text = (await readFile(join(parentPath, name))).toString("latin1").toLowerCase();
    // Words that are searched for stand by themselves, and without signs.
    const needles = [...writings, key.slice(8), unicode.slice(0, 60)];
    if (needles.some((needle) => text.includes(needle.toLowerCase()))) found.push(name);
  }
  return found;
}

let upstream: Awaited<ReturnType<typeof startPlainServer>>;
beforeAll(async () => {
  upstream = await startPlainServer((_, response) => void response.writeHead(404).end());
});
afterAll(() => upstream.close());

async function lookedThrough(studio: OpenServer): Promise<void> {
  await expect
    .poll(async () => {
      const { items } = await (
        await studioApi(studio.url).get("/api/generations?limit=200")
      ).json();
      return JSON.stringify(items).toLowerCase().includes(key.toLowerCase());
    })
    .toBe(false);
}

it.each([1, versions])(
  "a key that an earlier studio has kept is taken out of its folder, the copy of its database included: version %i",
  async (version) => {
    const folder = await oldFolder(version);
    expect(await tracesIn(folder)).toContain("studio.sqlite");
    const settings = {
      STUDIO_DATA_DIR: folder,
      SANDBOX_URL: upstream.url,
      SANDBOX_API_KEY: key,
    };
    const first = await openStudioHere(settings);
    await lookedThrough(first);
    await first.stop();
    // One that was ended meanwhile left the rest for the next.
    const second = await openStudioHere(settings);
    await lookedThrough(second);
    const database = async () => (await tracesIn(folder)).join(" ");
    await expect.poll(database).toBe("");
    const { error } = await studioApi(second.url).generation(runId(50));
    expect(error?.message).toContain("Wrong: [key] [key]");
    const untouched = await studioApi(second.url).generation(runId(51));
    expect(untouched.error?.message).toBe("Wrong: nothing");
    await second.stop();
    expect(await tracesIn(folder)).toEqual([]);
    const copies = (await readdir(folder)).filter((name) => name.includes("before"));
    expect(copies).toHaveLength(version === versions ? 0 : 1);
  },
);
