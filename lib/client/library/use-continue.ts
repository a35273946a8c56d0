"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { showCompose } from "@/lib/client/address/view";
import { focusField } from "@/lib/client/browser/focus-field";
import { useIsCoarsePointer } from "@/lib/client/browser/use-coarse-pointer";
import { changeDraft, readDraft } from "@/lib/client/draft/draft-store";
import { selectInput } from "@/lib/client/draft/selected-input";
import { ApiProblem } from "@/lib/client/queries/api";
import { assetQuery } from "@/lib/client/queries/assets";
import { generationQuery } from "@/lib/client/queries/generations";
import { useEndpoint, useModels } from "@/lib/client/queries/service";
import { showNotice } from "@/lib/client/shell/notice";
import { showOnStage } from "@/lib/client/stage/on-stage";
import type { Asset } from "@/lib/core/api/asset";
import {
  draftToContinue,
  editedPlace,
  withContinuation,
  withPossibleSize,
} from "@/lib/core/generation/draft/continued";
import type { Draft } from "@/lib/core/generation/draft/draft";
import { modelOf } from "@/lib/core/models/catalog";
import { modelForInputs } from "@/lib/core/models/choosing";

/** Goes on from an image: it becomes the input in the place of the one it was made from. */
export function useContinue() {
  const t = useTranslations("takeUp");
  const client = useQueryClient();
  const models = useModels();
  const endpoint = useEndpoint();
  const isFinger = useIsCoarsePointer();

  /** What is known of something; undefined if it is gone or the studio is out of reach. */
  const known = async <Value>(asked: Promise<Value>): Promise<Value | undefined> => {
    try {
      return await asked;
    } catch (error) {
      if (error instanceof ApiProblem) return undefined;
      throw error;
    }
  };
  const withModelForImages = (draft: Draft): Draft => {
    const model = modelOf(models, draft.model);
    const taker = model.inputs ? model : (modelForInputs(model, models, endpoint) ?? model);
    return withPossibleSize({ ...draft, model: taker.id }, taker);
  };

  return async ({ id: assetId, generationId, width, height }: Asset): Promise<void> => {
    const run =
      generationId && (await known(client.ensureQueryData(generationQuery(generationId))));
    const image = { assetId, width, height, request: run ? run.request : undefined };
    const editedIn = ({ inputs }: Draft) => inputs[editedPlace(inputs)];
    const edited = editedIn(draftToContinue(readDraft(), image));
    const before = edited && (await known(client.ensureQueryData(assetQuery(edited.assetId))));

    const place = Math.max(0, editedPlace(draftToContinue(readDraft(), image).inputs));
    const undo = changeDraft((draft) =>
      withModelForImages(withContinuation(draftToContinue(draft, image), image, before)),
    );
    selectInput(place);
    showOnStage({ look: "input" });
    showCompose();
    const { inputs } = readDraft();
    const isShapeKept = edited?.boxes.length === inputs[place]?.boxes.length;
    const text = edited && !isShapeKept ? "continuedWithoutBoxes" : "continued";
    showNotice({ text: t(`took.${text}`, { number: place + 1 }), undo });
    // A screen keyboard would cover the picture that was just put there.
    if (!isFinger) requestAnimationFrame(() => focusField("prompt"));
  };
}
