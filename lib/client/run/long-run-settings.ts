import { z } from "zod";
import { create } from "zustand";
import { keepText } from "@/lib/client/browser/page-storage";
import { parseJson } from "@/lib/client/browser/parse-json";

/** How to be told that a long run is done. Nothing until somebody allows it. */
const settingsSchema = z.object({ hasNotice: z.boolean(), hasSound: z.boolean() });
type LongRunSettings = z.infer<typeof settingsSchema>;

export const useLongRunSettings = create<LongRunSettings>(() => ({
  hasNotice: false,
  hasSound: false,
}));

export const setLongRunSettings = (change: Partial<LongRunSettings>) =>
  useLongRunSettings.setState(change);

const storageKey = "swatchbox.long-runs";

/** Restores the settings of the last visit and saves them from then on. */
export function keepLongRunSettings(storage: Storage): () => void {
  const stored = settingsSchema.safeParse(parseJson(storage.getItem(storageKey) ?? "null"));
  if (stored.success) setLongRunSettings(stored.data);
  return useLongRunSettings.subscribe((settings) =>
    keepText(storage, storageKey, JSON.stringify(settings)),
  );
}
