import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { z } from "zod";
import { jsonRecords } from "@/lib/core/portability/json-records";
import {
  archivedAssetSchema,
  archivedBoardSchema,
  archivedGenerationSchema,
  type Manifest,
  manifestPath,
} from "@/lib/core/portability/manifest";
import { isRefusal } from "../refusal";
import { storageFaultOf } from "../storage-fault";
import type { OpenArchive } from "./open-archive";
import { type ArchiveRefusal, refuseArchive } from "./refuse-archive";

/** A generation with the longest prompts and all its inputs takes some 100 kB. */
const longestRecord = 1024 * 1024;
const mostRecords = 500_000;
/** All records are in memory at once; those of a hundred thousand images have some 150 MB. */
const longestManifest = 512 * 1024 * 1024;
/** After so many records others get a turn. */
const recordsAtOnce = 100;

const recordKeys = ["boards", "generations", "assets"] as const;
export type Records = Pick<Manifest, (typeof recordKeys)[number]>;

const headSchema = z.object({ kind: z.literal("swatchbox-library"), version: z.int() });
const currentVersion = 1;

/**
 * The records of an archive, read one by one so that a long manifest holds nobody up. Refused if
 * there is no manifest, or it cannot be understood.
 */
export async function readManifest(archive: OpenArchive): Promise<Records | ArchiveRefusal> {
  if (!archive.has(manifestPath)) return refuseArchive("noManifest");
  const stream = await archive.read(manifestPath);
  if (isRefusal(stream)) return stream;
  const read = await readRecords(textsOf(stream)).catch((error: unknown) => {
    // A fault of the disk is the studio's own; any other is about the archive.
    if (storageFaultOf(error)) throw error;
    return refuseArchive("manifest");
  });
  if (isRefusal(read)) return read;
  const head = headSchema.safeParse(Object.fromEntries(read.head));
  if (!head.success) return refuseArchive("manifest");
  // A value that is no list would otherwise count as an empty one.
  const unlisted = recordKeys.find((key) => read.head.has(key));
  if (unlisted) return refuseArchive("record", { place: unlisted });
  return head.data.version === currentVersion ? read.records : refuseArchive("version");
}

/** Fails at what is not UTF-8: a name would be stored with the sign for a damaged character. */
async function* textsOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for await (const chunk of stream) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function readRecords(
  texts: AsyncIterable<string>,
): Promise<{ records: Records; head: Map<string, unknown> } | ArchiveRefusal> {
  const records: Records = { boards: [], generations: [], assets: [] };
  const head = new Map<string, unknown>();
  let count = 0;
  let length = 0;
  for await (const { key, text, isElement } of jsonRecords(texts, longestRecord)) {
    const value: unknown = JSON.parse(text);
    const refusal = isElement ? addRecord(records, key, value) : undefined;
    if (refusal) return refusal;
    if (!isElement) head.set(key, value);
    count += 1;
    length += text.length;
    if (count > mostRecords || length > longestManifest) return refuseArchive("tooMuch");
    if (count % recordsAtOnce === 0) await nextTurn();
  }
  return { records, head };
}

/** Refuses a value that is no record; passes over whatever has another key. */
function addRecord(records: Records, key: string, value: unknown): ArchiveRefusal | undefined {
  if (key === "boards") return add(records.boards, key, archivedBoardSchema.safeParse(value));
  if (key === "assets") return add(records.assets, key, archivedAssetSchema.safeParse(value));
  if (key !== "generations") return undefined;
  return add(records.generations, key, archivedGenerationSchema.safeParse(value));
}

function add<Entry>(
  entries: Entry[],
  key: keyof Records,
  parsed: z.ZodSafeParseResult<Entry>,
): ArchiveRefusal | undefined {
  if (!parsed.success) return refuseArchive("record", { place: `${key}.${entries.length}` });
  entries.push(parsed.data);
  return undefined;
}
