import { z } from "zod";
import { create } from "zustand";
import { keepText, pageStorage } from "@/lib/client/browser/page-storage";
import { parseJson } from "@/lib/client/browser/parse-json";

/** Hints that a user can be done with. */
const hintSchema = z.enum(["promptLanguage"]);
type Hint = z.infer<typeof hintSchema>;

const storageKey = "swatchbox.dismissed-hints";

const useStore = create<{ dismissed: Hint[] }>(() => ({ dismissed: stored() }));

function stored(): Hint[] {
  if (typeof window === "undefined") return [];
  const kept = pageStorage("localStorage").getItem(storageKey);
  return z.array(hintSchema).safeParse(parseJson(kept ?? "")).data ?? [];
}

/** Whether a hint has been dismissed in this browser, for good. */
export const useIsDismissed = (hint: Hint): boolean =>
  useStore(({ dismissed }) => dismissed.includes(hint));

export function dismissHint(hint: Hint): void {
  const dismissed = [...new Set([...useStore.getState().dismissed, hint])];
  keepText(pageStorage("localStorage"), storageKey, JSON.stringify(dismissed));
  useStore.setState({ dismissed });
}
