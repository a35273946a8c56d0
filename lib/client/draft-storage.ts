import { z } from "zod";
import { type Draft, draftSchema } from "@/lib/core/generation/draft";
import { type History, historyOf, historyWithin, resumed } from "@/lib/core/generation/history";

const draftKey = "swatchbox.draft";
const historyKey = "swatchbox.draft-history";

const storedDraftSchema = z.object({ version: z.literal(1), draft: draftSchema });
const storedHistorySchema = z.object({
  version: z.literal(1),
  past: z.array(draftSchema),
  present: draftSchema,
  future: z.array(draftSchema),
});

/** Browsers give a site about five million characters. */
const mostCharacters = 2_000_000;

/** The draft of the last visit with its steps; undefined where there is none that can be read. */
export function readKeptHistory(storage: Storage): History<Draft> | undefined {
  const draft = read(storage, draftKey, storedDraftSchema)?.draft;
  const kept = read(storage, historyKey, storedHistorySchema);
  if (!draft) return undefined;
  if (!kept) return historyOf(draft);
  const { past, present, future } = kept;
  return resumed({ past, present, future, tag: undefined }, draft);
}

/** Keeps the draft itself: small, so with every keystroke. */
export function keepPresent(storage: Storage, draft: Draft): void {
  write(storage, draftKey, { version: 1, draft });
}

/** Keeps the steps as well: larger, so when there is time and when the page is left. */
export function keepSteps(storage: Storage, history: History<Draft>): void {
  const { past, present, future } = historyWithin(history, mostCharacters);
  write(storage, historyKey, { version: 1, past, present, future });
}

function write(storage: Storage, key: string, value: unknown): void {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // The browser has no room: the steps are worth less than the draft.
    storage.removeItem(historyKey);
  }
}

function read<Schema extends z.ZodType>(storage: Storage, key: string, schema: Schema) {
  try {
    return schema.safeParse(JSON.parse(storage.getItem(key) ?? "null")).data;
  } catch {
    return undefined;
  }
}
