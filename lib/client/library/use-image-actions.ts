"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { assetQuery } from "@/lib/client/queries/assets";
import { showNotice } from "@/lib/client/shell/notice";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import type { AssetChanges, Board } from "@/lib/core/api/library";
import type { Marked } from "@/lib/core/library/selection";
import { changeImages } from "./bulk-changes";
import { keepFocusInGrid } from "./grid-focus";
import { act, type LibraryAct, outcomeOf, type StepOutcome } from "./history";
import { dropFromSelection } from "./selection";
import { showChanged } from "./show-changed";
import { useUndoNotice } from "./undo";

type Change = AssetChanges["change"];

/** How to undo a change, group by group, where images differed before it. */
interface WayBack {
  assetIds: string[];
  change: Change;
}

interface Action {
  images: Marked[];
  /** Whether the change makes a difference to an image. */
  isNews: (image: Marked) => boolean;
  change: Change;
  textOf: (count: number) => string;
  waysBack: (done: Marked[]) => WayBack[];
}

/** The actions on one or many images of the library, each of which can be undone. */
export function useImageActions() {
  const t = useTranslations("library.done");
  const client = useQueryClient();
  const { text: errorText } = useErrorText();
  const tell = useUndoNotice();

  /** Makes changes one after another, to undo or redo an act. */
  const makeAll = async (changes: WayBack[]): Promise<StepOutcome> => {
    const shown: string[] = [];
    for (const { assetIds, change } of changes) {
      const { done, isCanceled, problem } = await changeImages(client, assetIds, change);
      shown.push(...done);
      if (problem) {
        showNotice({ text: errorText(problem.code) });
        return outcomeOf(problem);
      }
      if (isCanceled) return "refused";
    }
    const [first] = shown;
    if (first === undefined) {
      showNotice({ text: t("gone") });
      return "gone";
    }
    showChanged(first);
    return "done";
  };

  const make = ({ images, isNews, change, textOf, waysBack }: Action) =>
    act(async (): Promise<LibraryAct | undefined> => {
      // An act before this one may have changed them since.
      const present = images.map(
        (image) => client.getQueryData(assetQuery(image.id).queryKey) ?? image,
      );
      const ids = idsOf(present.filter(isNews));
      if (ids.length === 0) return undefined;
      const { done: changed, problem } = await changeImages(client, ids, change);
      if (problem) showNotice({ text: errorText(problem.code) });
      const done = new Set(changed);
      if (done.size === 0) return undefined;
      const back = waysBack(present.filter(({ id }) => done.has(id)));
      return {
        text: textOf(done.size),
        thumbUrl: present.find(({ id }) => done.has(id))?.urls.thumb,
        undo: () => makeAll(back),
        redo: () => makeAll([{ assetIds: [...done], change }]),
      };
    });

  /** Groups the images by their previous value, so that undo can restore it. */
  const grouped = <Value>(
    images: Marked[],
    kindOf: (image: Marked) => Value,
    changeOf: (value: Value) => Change,
  ) =>
    [...Map.groupBy(images, kindOf)].map(([value, group]) => ({
      assetIds: group.map(({ id }) => id),
      change: changeOf(value),
    }));
  const idsOf = (images: Marked[]) => images.map(({ id }) => id);
  /** For one image, its stars say enough. */
  const tellOfMany = (count: number) => (made: LibraryAct | undefined) => {
    if (count > 1) tell(made);
  };

  const setTrashed = async (images: Marked[], trashed: boolean) => {
    const made = await make({
      images,
      isNews: ({ trashedAt }) => (trashedAt === undefined) === trashed,
      change: { trashed },
      textOf: (count) => t(trashed ? "trashed" : "restored", { count }),
      waysBack: (done) => [{ assetIds: idsOf(done), change: { trashed: !trashed } }],
    });
    dropFromSelection(idsOf(images));
    keepFocusInGrid();
    tell(made);
  };

  return {
    rate: (images: Marked[], rating: number) =>
      make({
        images,
        isNews: (image) => image.rating !== rating,
        change: { rating },
        textOf: (count) => t("rated", { count, rating }),
        waysBack: (done) =>
          grouped(
            done,
            (image) => image.rating,
            (before) => ({ rating: before }),
          ),
      }).then(tellOfMany(images.length)),
    star: (images: Marked[], starred: boolean) =>
      make({
        images,
        isNews: (image) => image.starred !== starred,
        change: { starred },
        textOf: (count) => t(starred ? "starred" : "unstarred", { count }),
        waysBack: (done) => [{ assetIds: idsOf(done), change: { starred: !starred } }],
      }).then(tellOfMany(images.length)),
    trash: (images: Marked[]) => setTrashed(images, true),
    restore: (images: Marked[]) => setTrashed(images, false),
    addToBoard: (images: Marked[], { id, name }: Pick<Board, "id" | "name">) =>
      make({
        images,
        isNews: ({ boardIds }) => !boardIds.includes(id),
        change: { addToBoards: [id] },
        textOf: (count) => t("onBoard", { count, name }),
        waysBack: (done) => [{ assetIds: idsOf(done), change: { removeFromBoards: [id] } }],
      }).then(tell),
    removeFromBoard: (images: Marked[], { id, name }: Pick<Board, "id" | "name">) =>
      make({
        images,
        isNews: ({ boardIds }) => boardIds.includes(id),
        change: { removeFromBoards: [id] },
        textOf: (count) => t("offBoard", { count, name }),
        waysBack: (done) => [{ assetIds: idsOf(done), change: { addToBoards: [id] } }],
      }).then(tell),
    addTag: (images: Marked[], tag: string) =>
      make({
        images,
        isNews: ({ tags }) => !tags.includes(tag),
        change: { addTags: [tag] },
        textOf: (count) => t("tagged", { count, tag }),
        waysBack: (done) => [{ assetIds: idsOf(done), change: { removeTags: [tag] } }],
      }).then(tell),
    removeTag: (images: Marked[], tag: string) =>
      make({
        images,
        isNews: ({ tags }) => tags.includes(tag),
        change: { removeTags: [tag] },
        textOf: (count) => t("untagged", { count, tag }),
        waysBack: (done) => [{ assetIds: idsOf(done), change: { addTags: [tag] } }],
      }).then(tell),
  };
}
