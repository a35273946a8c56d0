import "server-only";
import { z } from "zod";
import { readableRows } from "@/lib/server/db/readable-rows";
import type { Studio } from "@/lib/server/studio";

/** So many runs are looked through, and so many different prompts given. */
const mostRuns = 5_000;
const mostPrompts = 50;

const keptSchema = z.object({ prompt: z.string() });
const promptOf = ({ request }: { request: string }) => keptSchema.parse(JSON.parse(request)).prompt;

/** The prompts of the newest runs, each once, newest first; those that contain the words. */
export async function listPrompts(studio: Studio, words: string): Promise<string[]> {
  const rows = await studio.database
    .selectFrom("generations")
    .select(["id", "request"])
    .orderBy("id", "desc")
    .limit(mostRuns)
    .execute();
  const wanted = words.trim().toLowerCase();
  const found = new Set<string>();
  for (const row of rows) {
    const [prompt] = readableRows("generations", [row], promptOf);
    // Letter by letter, which is right for scripts that set no spaces as well.
    if (prompt?.toLowerCase().includes(wanted)) found.add(prompt);
    if (found.size === mostPrompts) break;
  }
  return [...found];
}
