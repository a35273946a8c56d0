import { z } from "zod";
import { create } from "zustand";
import { keepText } from "@/lib/client/browser/page-storage";
import { type View, viewSchema } from "@/lib/core/stage/view";

/** How many images' views are remembered; the oldest are dropped. */
const mostViews = 50;

const viewsSchema = z.record(z.string(), viewSchema);
type Views = z.infer<typeof viewsSchema>;

const useViews = create<{ views: Views }>(() => ({ views: {} }));

/** The last view of an image on the stage; undefined for the whole picture. */
export const useLastStageView = (imageId: string): View | undefined =>
  useViews(({ views }) => views[imageId]);

/** Changes the view from its latest state: a wheel turns several times between renders. */
export function changeStageView(
  imageId: string,
  change: (latest: View | undefined) => View | undefined,
): void {
  useViews.setState(({ views }) => {
    const { [imageId]: latest, ...others } = views;
    const next = change(latest);
    if (!next) return { views: others };
    const kept = Object.entries(others).slice(1 - mostViews);
    return { views: { ...Object.fromEntries(kept), [imageId]: next } };
  });
}

const storageKey = "swatchbox.stage-views";

/** Restores the views from before a reload and saves them from then on, while the tab is open. */
export function keepStageViews(storage: Storage): () => void {
  try {
    const stored = viewsSchema.safeParse(JSON.parse(storage.getItem(storageKey) ?? "null"));
    if (stored.success) useViews.setState({ views: stored.data });
  } catch {
    // Losing an unreadable view does no harm.
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => keepText(storage, storageKey, JSON.stringify(useViews.getState().views));
  const end = useViews.subscribe(() => {
    // Not on every turn of a wheel.
    clearTimeout(timer);
    timer = setTimeout(write, 200);
  });
  window.addEventListener("pagehide", write);
  return () => {
    end();
    clearTimeout(timer);
    window.removeEventListener("pagehide", write);
  };
}
