"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { receiveAsset } from "@/lib/client/live/receive";
import { type ApiProblem, callApi } from "@/lib/client/queries/api";
import { assetQuery } from "@/lib/client/queries/assets";
import { showNotice } from "@/lib/client/shell/notice";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import { type Asset, assetSchema } from "@/lib/core/api/asset";
import type { AssetChange } from "@/lib/core/api/library";
import { act, outcomeOf, type StepOutcome } from "./history";
import { showChanged } from "./show-changed";

/** What is set on one image, whatever it was before. */
type OwnChange = Pick<AssetChange, "name" | "rating" | "starred" | "note">;

/** The image's own values of the parts that a change sets. */
const valuesOf = (asset: Asset, change: OwnChange): OwnChange => ({
  ...(change.name !== undefined && { name: asset.name }),
  ...(change.rating !== undefined && { rating: asset.rating }),
  ...(change.starred !== undefined && { starred: asset.starred }),
  ...(change.note !== undefined && { note: asset.note }),
});

interface Change {
  /** Named here because an undo may come after the user has moved on to another image. */
  assetId: string;
  change: OwnChange;
}

// Changes run one after another, so that the last one set wins.
const scope = { id: "image" };

/** Edits one image. The page shows the change at once, and reverts it if the studio refuses. */
export function useAssetChanges(assetId: string) {
  const client = useQueryClient();
  const { text } = useErrorText();
  const t = useTranslations("library.done");
  const onError = (error: ApiProblem, _: unknown, before: Asset | undefined) => {
    if (before) receiveAsset(client, before);
    showNotice({ text: text(error.code) });
  };

  const one = useMutation<Asset, ApiProblem, Change, Asset | undefined>({
    mutationFn: ({ assetId: id, change }) =>
      callApi(`/api/assets/${id}`, assetSchema, {
        method: "PATCH",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(change),
      }),
    onMutate: ({ assetId: id, change }) => {
      const before = client.getQueryData(assetQuery(id).queryKey);
      if (before) receiveAsset(client, Object.assign({ ...before }, change));
      return before;
    },
    onSuccess: (asset) => receiveAsset(client, asset),
    onError,
    scope,
    // The studio may well be reachable although the browser thinks it is offline.
    retry: false,
    networkMode: "always",
  });
  const make = (change: OwnChange): Promise<StepOutcome> =>
    one.mutateAsync({ assetId, change }).then(
      () => "done",
      (problem: ApiProblem) => outcomeOf(problem),
    );
  const textOf = ({ name, rating, starred }: OwnChange) => {
    if (name !== undefined) return t("renamed", { name });
    if (rating !== undefined) return t("rated", { count: 1, rating });
    if (starred !== undefined) return t(starred ? "starred" : "unstarred", { count: 1 });
    return t("noted");
  };

  return {
    /** Changes the image at once; the change can be undone. */
    change: (change: OwnChange): void => {
      const before = client.getQueryData(assetQuery(assetId).queryKey);
      const made = make(change);
      void act(async () => {
        if ((await made) !== "done" || !before) return undefined;
        const again = async (next: OwnChange) => {
          const outcome = await make(next);
          if (outcome === "done") showChanged(assetId);
          return outcome;
        };
        return {
          text: textOf(change),
          thumbUrl: before.urls.thumb,
          undo: () => again(valuesOf(before, change)),
          redo: () => again(change),
        };
      });
    },
    problem: one.error,
  };
}
