"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ApiProblem } from "@/lib/client/queries/api";
import { showNotice } from "@/lib/client/shell/notice";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import type { AssetChanges, Board } from "@/lib/core/api/library";
import type { Marked } from "@/lib/core/library/selection";
import { changeImages } from "./bulk-changes";
import { dropFromSelection } from "./selection";

type Change = AssetChanges["change"];

/** How to undo a change, group by group, where images differed before it. */
interface WayBack {
  assetIds: string[];
  change: Change;
}

/** The actions on one or many images of the library; each shows a notice that offers undo. */
export function useImageActions() {
  const t = useTranslations("library.done");
  const client = useQueryClient();
  const { text: errorText } = useErrorText();

  const report = (error: unknown) => {
    if (!(error instanceof ApiProblem)) throw error;
    showNotice({ text: errorText(error.code) });
  };

  const make = async (
    images: Marked[],
    change: Change,
    textOf: (count: number) => string,
    waysBack: (done: Marked[]) => WayBack[],
  ) => {
    if (images.length === 0) return;
    try {
      const ids = images.map(({ id }) => id);
      const done = new Set(await changeImages(client, ids, change));
      const back = waysBack(images.filter(({ id }) => done.has(id)));
      const undo = async () => {
        for (const { assetIds, change: other } of back) {
          await changeImages(client, assetIds, other).catch(report);
        }
      };
      showNotice({ text: textOf(done.size), undo: () => void undo() });
    } catch (error) {
      report(error);
    }
  };

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

  return {
    rate: (images: Marked[], rating: number) =>
      make(
        images.filter((image) => image.rating !== rating),
        { rating },
        (count) => t("rated", { count, rating }),
        (done) =>
          grouped(
            done,
            (image) => image.rating,
            (before) => ({ rating: before }),
          ),
      ),
    star: (images: Marked[], starred: boolean) =>
      make(
        images.filter((image) => image.starred !== starred),
        { starred },
        (count) => t(starred ? "starred" : "unstarred", { count }),
        (done) => [{ assetIds: idsOf(done), change: { starred: !starred } }],
      ),
    trash: async (images: Marked[]) => {
      await make(
        images,
        { trashed: true },
        (count) => t("trashed", { count }),
        (done) => [{ assetIds: idsOf(done), change: { trashed: false } }],
      );
      dropFromSelection(idsOf(images));
    },
    restore: async (images: Marked[]) => {
      await make(
        images,
        { trashed: false },
        (count) => t("restored", { count }),
        (done) => [{ assetIds: idsOf(done), change: { trashed: true } }],
      );
      dropFromSelection(idsOf(images));
    },
    addToBoard: (images: Marked[], { id, name }: Pick<Board, "id" | "name">) =>
      make(
        images.filter(({ boardIds }) => !boardIds.includes(id)),
        { addToBoards: [id] },
        (count) => t("onBoard", { count, name }),
        (done) => [{ assetIds: idsOf(done), change: { removeFromBoards: [id] } }],
      ),
    removeFromBoard: (images: Marked[], { id, name }: Pick<Board, "id" | "name">) =>
      make(
        images.filter(({ boardIds }) => boardIds.includes(id)),
        { removeFromBoards: [id] },
        (count) => t("offBoard", { count, name }),
        (done) => [{ assetIds: idsOf(done), change: { addToBoards: [id] } }],
      ),
    addTag: (images: Marked[], tag: string) =>
      make(
        images.filter(({ tags }) => !tags.includes(tag)),
        { addTags: [tag] },
        (count) => t("tagged", { count, tag }),
        (done) => [{ assetIds: idsOf(done), change: { removeTags: [tag] } }],
      ),
    removeTag: (images: Marked[], tag: string) =>
      make(
        images.filter(({ tags }) => tags.includes(tag)),
        { removeTags: [tag] },
        (count) => t("untagged", { count, tag }),
        (done) => [{ assetIds: idsOf(done), change: { addTags: [tag] } }],
      ),
  };
}
