"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { changeDraft, readDraft } from "@/lib/client/draft/draft-store";
import { receiveAsset } from "@/lib/client/live/receive";
import { type ApiProblem, callApi } from "@/lib/client/queries/api";
import { showNotice } from "@/lib/client/shell/notice";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import { type Asset, assetsCreatedSchema, type Reshape } from "@/lib/core/api/asset";
import type { Box } from "@/lib/core/box/box";
import { type BoxOn, croppedBox, turnedBox } from "@/lib/core/box/reshape";
import { placeSince, withReshapedInput } from "@/lib/core/generation/draft/reshaped-input";

interface Reshaped {
  /** The input's place in the strip when it was asked for. */
  place: number;
  asset: Asset;
  reshape: Reshape;
}

/** Cuts or turns an input: a new image takes its place in one step, and the original is kept. */
export function useReshape() {
  const client = useQueryClient();
  const t = useTranslations("stage");
  const { texts } = useErrorText();
  return useMutation<Asset | undefined, ApiProblem, Reshaped>({
    mutationFn: async ({ asset, reshape }) => {
      const { assets } = await callApi(`/api/assets/${asset.id}/reshape`, assetsCreatedSchema, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(reshape),
      });
      return assets[0];
    },
    onSuccess: (made, { place, asset, reshape }) => {
      if (!made) return;
      receiveAsset(client, made);
      const now = placeSince(readDraft().inputs, place, asset.id);
      if (now === undefined) return showNotice({ text: t("reshapedElsewhere") });
      changeDraft((draft) =>
        withReshapedInput(draft, now, made.id, (box) => boxAfter(box, asset, reshape)),
      );
    },
    onError: (error) => showNotice({ text: texts(error).join(" ") }),
  });
}

function boxAfter(box: Box, image: Asset, { crop, turn }: Reshape): BoxOn {
  const cut = crop ? croppedBox(box, crop) : box;
  return turn === undefined || typeof cut === "string" ? cut : turnedBox(cut, image);
}
