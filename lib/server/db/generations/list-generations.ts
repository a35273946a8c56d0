import "server-only";
import type { GenerationListQuery } from "@/lib/core/api/generation";
import { statusSchema } from "@/lib/core/generation/status";
import { matchesSearch, searchTermsOf } from "@/lib/core/library/search-words";
import type { Database } from "@/lib/server/db/database";
import { readableRows } from "@/lib/server/db/readable-rows";
import { storedRequest } from "@/lib/server/db/stored-json";
import { type GenerationRow, presentGenerations } from "./generation-rows";

type Question = Omit<GenerationListQuery, "cursor" | "limit">;

/** Runs read at a time when a search must look inside their requests for words or a seed. */
const readAtOnce = 500;

/** Newest first. The cursor is the last id of the previous page: ids grow with time. */
export async function listGenerations(
  database: Database,
  { cursor, limit, ...question }: GenerationListQuery,
) {
  const matches = judgeOf(question);
  const batch = matches ? readAtOnce : limit + 1;
  const rows: GenerationRow[] = [];
  let behind = cursor || undefined;
  while (rows.length <= limit) {
    const read = await readRows(database, question, behind, batch);
    const fitting = matches
      ? readableRows("generations", read, (row) => (matches(row.request) ? [row] : [])).flat()
      : read;
    rows.push(...fitting);
    behind = read.at(-1)?.id;
    if (read.length < batch) break;
  }
  const page = rows.slice(0, limit);
  const items = await presentGenerations(database, page);
  return { items, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

function readRows(
  database: Database,
  { model, from, to, status, withoutImages, dismissed }: Question,
  behind: string | undefined,
  limit: number,
) {
  let query = database.selectFrom("generations").selectAll().orderBy("id", "desc").limit(limit);
  if (behind) query = query.where("id", "<", behind);
  if (model) query = query.where("model", "in", model);
  if (from) query = query.where("created_at", ">=", Date.parse(from));
  if (to) query = query.where("created_at", "<", Date.parse(to));
  if (status) query = query.where("status", "in", status);
  if (withoutImages !== undefined) {
    const without = statusSchema.options.filter((one) => one !== "succeeded");
    query = withoutImages
      ? query.where("status", "in", without)
      : query.where("status", "=", "succeeded");
  }
  if (dismissed !== undefined) {
    query = query.where("dismissed_at", dismissed ? "is not" : "is", null);
  }
  return query.execute();
}

/** A test of the request itself; undefined if the query needs none. */
function judgeOf({ q = "", seed }: Question): ((request: string) => boolean) | undefined {
  const terms = searchTermsOf(q);
  if (terms.length === 0 && seed === undefined) return undefined;
  return (text) => {
    const { prompt, parameters } = storedRequest(text);
    return (seed === undefined || parameters.seed === seed) && matchesSearch(terms, [prompt]);
  };
}

/** What the newest runs asked for, as stored, newest first. */
export async function listNewestRequests(database: Database, limit: number) {
  return database
    .selectFrom("generations")
    .select(["id", "request"])
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}
