import "server-only";
import { z } from "zod";
import { readableRows } from "@/lib/server/db/readable-rows";
import type { Studio } from "@/lib/server/studio";

/** How many runs are searched, and how many different prompts are returned. */
const mostRuns = 5_000;
const mostPrompts = 50;

const keptSchema = z.object({ prompt: z.string() });
const promptOf = ({ request }: { request: string }) => keptSchema.parse(JSON.parse(request)).prompt;

/** The distinct prompts of the newest runs that contain the words, newest first. */
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
    // A substring match, which also works in scripts without spaces.
    if (prompt?.toLowerCase().includes(wanted)) found.add(prompt);
    if (found.size === mostPrompts) break;
  }
  return [...found];
}
