import { create } from "zustand";
import type { DraftPart } from "@/lib/core/generation/draft/salvaged-draft";

/** What there is to say of how the draft is kept. */
interface DraftNews {
  /** What of the kept draft could not be read. */
  lost: DraftPart[];
  /** The browser keeps nothing: the draft is gone with the page. */
  isUnkept: boolean;
  /** Another page of the studio has changed its own draft. */
  isElsewhere: boolean;
}

const nothing: DraftNews = { lost: [], isUnkept: false, isElsewhere: false };

export const useDraftNews = create<DraftNews>(() => nothing);

export const tellOfDraft = (news: Partial<DraftNews>) => useDraftNews.setState(news);
export const dismissDraftNews = (name: keyof DraftNews) =>
  useDraftNews.setState({ [name]: nothing[name] });
