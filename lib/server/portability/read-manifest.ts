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
import { ApiError } from "../http/api-error";
import { storageFaultOf } from "../storage-fault";
import { archiveError } from "./archive-error";
import type { OpenArchive } from "./open-archive";

/** A generation with the longest prompts and all its inputs takes some 100 kB. */
const longestRecord = 1024 * 1024;
const mostRecords = 500_000;
/** All records are in memory at once; those of a hundred thousand images have some 150 MB. */
const longestManifest = 512 * 1024 * 1024;
/** After so many records others get a turn. */
const recordsAtOnce = 100;

export type Records = Pick<Manifest, "boards" | "generations" | "assets">;

const headSchema = z.object({ kind: z.literal("swatchbox-library"), version: z.int() });
const currentVersion = 1;

/**
 * The records of an archive, read one by one so that a long manifest holds nobody up.
 * @throws ApiError if there is no manifest, or it cannot be understood
 */
export async function readManifest(archive: OpenArchive): Promise<Records> {
  if (!archive.has(manifestPath)) throw archiveError("noManifest");
  const records: Records = { boards: [], generations: [], assets: [] };
  const head = new Map<string, unknown>();
  let count = 0;
  let length = 0;
  try {
    for await (const { key, text, isElement } of jsonRecords(
      await textOf(archive),
      longestRecord,
    )) {
      const value: unknown = JSON.parse(text);
      if (isElement) addRecord(records, key, value);
      else head.set(key, value);
      count += 1;
      length += text.length;
      if (count > mostRecords || length > longestManifest) throw archiveError("tooMuch");
      if (count % recordsAtOnce === 0) await nextTurn();
    }
  } catch (error) {
    throw manifestFault(error);
  }
  const parsed = headSchema.safeParse(Object.fromEntries(head));
  if (!parsed.success) throw archiveError("manifest");
  if (parsed.data.version !== currentVersion) throw archiveError("version");
  return records;
}

async function textOf(archive: OpenArchive): Promise<AsyncIterable<string>> {
  const stream = await archive.read(manifestPath);
  return stream.setEncoding("utf8");
}

function addRecord(records: Records, key: string, value: unknown): void {
  if (key === "boards") records.boards.push(parsed(archivedBoardSchema, value, records, key));
  else if (key === "assets") records.assets.push(parsed(archivedAssetSchema, value, records, key));
  else if (key === "generations") {
    records.generations.push(parsed(archivedGenerationSchema, value, records, key));
  }
}

function parsed<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  records: Records,
  key: keyof Records,
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw archiveError("record", { place: `${key}.${records[key].length}` });
}

/**
 * Keeps faults that have a message of their own and those of the disk; any other is about the
 * archive.
 */
function manifestFault(error: unknown): unknown {
  return error instanceof ApiError || storageFaultOf(error) ? error : archiveError("manifest");
}
