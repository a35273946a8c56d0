import { z } from "zod";
import { keepText } from "@/lib/client/browser/page-storage";
import { parseJson } from "@/lib/client/browser/parse-json";
import { type Draft, draftSchema } from "@/lib/core/generation/draft/draft";
import {
  type History,
  historyOf,
  historyWithin,
  resumed,
} from "@/lib/core/generation/draft/history";
import { type DraftPart, salvagedDraft } from "@/lib/core/generation/draft/salvaged-draft";

export const draftKey = "swatchbox.draft";
const historyKey = "swatchbox.draft-history";

const storedDraftSchema = z.object({ version: z.literal(1), draft: z.unknown() });
const storedHistorySchema = z.object({
  version: z.literal(1),
  past: z.array(z.unknown()),
  present: draftSchema,
  future: z.array(z.unknown()),
});

/** Browsers give a site about five million characters. */
const mostCharacters = 2_000_000;

interface KeptHistory {
  history: History<Draft>;
  lost: DraftPart[];
}

/** The draft of the last visit with its steps; undefined if nothing readable is saved. */
export function readKeptHistory(storage: Storage): KeptHistory | undefined {
  const stored = read(storage, draftKey, storedDraftSchema)?.draft;
  const salvaged = salvagedDraft(stored);
  if (!salvaged) return undefined;
  const { draft, lost } = salvaged;
  const kept = read(storage, historyKey, storedHistorySchema);
  if (!kept) return { history: historyOf(draft), lost };
  const steps = (values: unknown[]) =>
    values.flatMap((value) => draftSchema.safeParse(value).data ?? []);
  const { present } = kept;
  const history = { past: steps(kept.past), present, future: steps(kept.future), tag: undefined };
  return { history: resumed(history, draft), lost };
}

/**
 * Saves the draft itself: it is small, so on every keystroke. If space runs out, the steps give way
 * to the draft. Returns whether it was saved.
 */
export function keepPresent(storage: Storage, draft: Draft): boolean {
  const text = JSON.stringify({ version: 1, draft });
  if (keepText(storage, draftKey, text)) return true;
  storage.removeItem(historyKey);
  return keepText(storage, draftKey, text);
}

/** Saves the steps as well: they are larger, so only when idle and when the page closes. */
export function keepSteps(storage: Storage, history: History<Draft>): void {
  const { past, present, future } = historyWithin(history, mostCharacters);
  const text = JSON.stringify({ version: 1, past, present, future });
  if (!keepText(storage, historyKey, text)) storage.removeItem(historyKey);
}

function read<Schema extends z.ZodType>(storage: Storage, key: string, schema: Schema) {
  return schema.safeParse(parseJson(storage.getItem(key) ?? "null")).data;
}
