import { createHash } from "node:crypto";
import { z } from "zod";
import { assetPageSchema } from "@/lib/core/api/asset";
import { generationPageSchema } from "@/lib/core/api/generation";
import type { Random } from "@/lib/emulator/random";
import { plainPicture } from "./pictures";
import type { studioApi } from "./studio-api";

export type Api = ReturnType<typeof studioApi>;

/** What several pages have asked of the studio, across all its restarts. */
export interface Load {
  random: Random;
  begun: number;
  /** SHA-256 by the original's address, for each acknowledged upload. */
  uploads: Map<string, string>;
  inputs: string[];
}

export const whole = (random: Random, most: number) => Math.floor(random.between(0, most));

/** Does one of the things that people do. */
async function doSomething(api: Api, load: Load): Promise<void> {
  load.begun += 1;
  const name = `run-${load.begun}.`;
  const [input] = load.inputs;
  const inputs = input ? [{ assetId: input, boxes: [] }] : [];
  switch (whole(load.random, input ? 7 : 4)) {
    case 0: {
      const content = await plainPicture(500 + load.begun, 400 + whole(load.random, 200));
      const { id, urls } = await api.keep(name, content);
      load.uploads.set(urls.original, createHash("sha256").update(content).digest("hex"));
      load.inputs.unshift(id);
      return;
    }
    case 1:
      await api.post("/api/boards", { name });
      return;
    case 2:
      await api.generate({ model: "wan2.7-image", prompt: name, parameters: { n: 2 } }, name);
      return;
    case 3:
      await api.generate({ model: "qwen-image", prompt: name }, name);
      return;
    case 4:
      await api.generate({ model: "wan2.5-i2i-preview", prompt: name, inputs }, name);
      return;
    case 5:
      await api.generate({ model: "qwen-image-edit", prompt: name, inputs }, name);
      return;
    default:
      await api.post("/api/assets/changes", { assetIds: load.inputs, change: { starred: true } });
  }
}

/**
 * Uses a studio until this much is done; after a broken connection, goes on with the next thing.
 * @param apiNow the studio's, or that of any replica
 */
export async function workUntil(apiNow: () => Api, load: Load, deeds: number): Promise<void> {
  let done = 0;
  const page = async () => {
    while (done < deeds) {
      await doSomething(apiNow(), load).catch(() => undefined);
      done += 1;
    }
  };
  await Promise.all([page(), page(), page()]);
}

export const newLoad = (random: Random): Load => ({
  random,
  begun: 0,
  uploads: new Map(),
  inputs: [],
});

/** Acknowledged uploads that are missing or differ by a byte. */
export async function missingUploads(api: Api, { uploads }: Load): Promise<string[]> {
  const missing: string[] = [];
  for (const [address, sha256] of uploads) {
    const response = await api.get(address);
    const hash = createHash("sha256")
      .update(await response.bytes())
      .digest("hex");
    if (hash !== sha256) missing.push(address);
  }
  return missing;
}

interface EndedRun {
  status: string;
  model: string;
}

/** How each run ended, by its prompt: the worst end, where a late answer has a run of its own. */
export async function endedRuns(api: Api): Promise<Map<string, EndedRun>> {
  const ends = new Map<string, EndedRun>();
  const runs = await everyPage(api, "/api/generations?limit=50", generationPageSchema);
  for (const { id, request } of runs) {
    const { status, outputs, cost } = await api.untilEnded(id);
    const isWhole = status !== "succeeded" || outputs.length === cost?.images;
    const known = ends.get(request.prompt);
    if (known !== undefined && known.status !== "succeeded") continue;
    ends.set(request.prompt, { status: isWhole ? status : "not whole", model: request.model });
  }
  return ends;
}

/** The hashes of all originals that the library needs. */
export async function neededOriginals(api: Api): Promise<Set<string>> {
  const assets = await everyPage(api, "/api/assets?limit=200", assetPageSchema);
  return new Set(assets.map(({ sha256 }) => sha256));
}

async function everyPage<Item>(
  api: Api,
  path: string,
  schema: z.ZodType<{ items: Item[]; nextCursor: string | null }>,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const after: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page = schema.parse(await (await api.get(`${path}${after}`)).json());
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}

const ledgerSchema = z.object({
  requests: z.array(
    z.object({
      method: z.string(),
      path: z.string(),
      at: z.iso.datetime(),
      status: z.number(),
      body: z.unknown().optional(),
    }),
  ),
});

async function calls(sandboxUrl: string) {
  const { requests } = ledgerSchema.parse(await (await fetch(`${sandboxUrl}/ledger`)).json());
  return requests.filter(({ method, path }) => method === "POST" && /services/.test(path));
}

/** The prompt of each call that upstream accepted. */
export async function takenCalls(sandboxUrl: string): Promise<string[]> {
  const accepted = (await calls(sandboxUrl)).filter(({ status }) => status === 200);
  return accepted.flatMap(({ body }) => /run-\d+\./.exec(JSON.stringify(body))?.[0] ?? []);
}

/** How many calls upstream refused because of the account's limits. */
export async function throttledCalls(sandboxUrl: string): Promise<number> {
  return (await calls(sandboxUrl)).filter(({ status }) => status === 429).length;
}
