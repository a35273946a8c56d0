import "server-only";
import { listNewestRequests } from "@/lib/server/db/generations/list-generations";
import { readableRows } from "@/lib/server/db/readable-rows";
import { storedPrompt } from "@/lib/server/db/stored-json";
import type { Studio } from "@/lib/server/studio";

/** How many runs are searched, and how many different prompts are returned. */
const mostRuns = 5_000;
const mostPrompts = 50;

const promptOf = ({ request }: { request: string }) => storedPrompt(request);

/** The distinct prompts of the newest runs that contain the words, newest first. */
export async function listPrompts(studio: Studio, words: string): Promise<string[]> {
  const rows = await listNewestRequests(studio.database, mostRuns);
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
