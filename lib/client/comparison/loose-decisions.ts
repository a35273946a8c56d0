import { z } from "zod";
import { create } from "zustand";
import { keepText, pageStorage } from "@/lib/client/browser/page-storage";
import { parseJson } from "@/lib/client/browser/parse-json";
import { verdictSchema } from "@/lib/core/api/verdict";
import type { ChangeDecisions, DecisionsByImage } from "@/lib/core/comparison-view/decisions";

const storageKey = "swatchbox.loose-decisions";
/** How many images' decisions are remembered; the oldest are dropped. */
const mostKept = 500;

const decisionsSchema = z.record(
  z.string(),
  z.object({
    verdict: verdictSchema.optional(),
    note: z.string().optional(),
    rank: z.number().optional(),
  }),
);

const useStore = create<{ decisions: DecisionsByImage }>(() => ({ decisions: stored() }));

function stored(): DecisionsByImage {
  if (typeof window === "undefined") return {};
  const kept = pageStorage("localStorage").getItem(storageKey);
  return decisionsSchema.safeParse(parseJson(kept ?? "")).data ?? {};
}

/** Decisions about images that are compared without being kept as a batch. */
export const useLooseDecisions = (): DecisionsByImage => useStore(({ decisions }) => decisions);

/** Keeps decisions in this browser until their images are kept as a batch. */
export function decideLoosely(change: ChangeDecisions): void {
  const { decisions } = useStore.getState();
  const kept = Object.entries({ ...decisions, ...change(decisions) }).slice(-mostKept);
  const next = Object.fromEntries(kept);
  keepText(pageStorage("localStorage"), storageKey, JSON.stringify(next));
  useStore.setState({ decisions: next });
}
