import { create } from "zustand";
import type { DraftPart } from "@/lib/core/generation/draft/salvaged-draft";

/** What to tell the user about saving the draft. */
interface DraftNews {
  /** The parts of the saved draft that could not be read. */
  lost: DraftPart[];
  /** The browser saves nothing, so the draft is lost when the page closes. */
  isUnkept: boolean;
  /** Another page of the studio changed its own draft. */
  isElsewhere: boolean;
}

const nothing: DraftNews = { lost: [], isUnkept: false, isElsewhere: false };

export const useDraftNews = create<DraftNews>(() => nothing);

export const tellOfDraft = (news: Partial<DraftNews>) => useDraftNews.setState(news);
export const dismissDraftNews = (name: keyof DraftNews) =>
  useDraftNews.setState({ [name]: nothing[name] });
