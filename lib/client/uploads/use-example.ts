"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { replaceDraft } from "@/lib/client/draft/draft-store";
import { receiveAsset } from "@/lib/client/live/receive";
import type { ApiProblem } from "@/lib/client/queries/api";
import {
  type ExampleName,
  type ExamplePicture,
  exampleDraft,
  examplePictures,
  examples,
} from "@/lib/core/examples";
import { sendFile } from "./send-image";

interface ChosenExample {
  name: ExampleName;
  prompt: string;
}

/** Fills the draft with an example, as one undo step; its pictures are kept as uploads. */
export function useExample() {
  const client = useQueryClient();
  return useMutation<void, ApiProblem, ChosenExample>({
    mutationFn: async ({ name, prompt }) => {
      const ids: string[] = [];
      for (const { picture } of examples[name].inputs) {
        const asset = await sendFile(await fileOf(picture), new AbortController().signal, ignore);
        receiveAsset(client, asset);
        ids.push(asset.id);
      }
      replaceDraft(exampleDraft(name, prompt, ids));
    },
  });
}

const ignore = () => undefined;

/** Drawings are sent as pixels, because models take nothing else. */
async function fileOf(picture: ExamplePicture): Promise<File> {
  const { width, height } = examplePictures[picture];
  const image = new Image(width, height);
  image.src = `/examples/${picture}.svg`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  // Opaque, so that it is sent unchanged.
  canvas.getContext("2d", { alpha: false })?.drawImage(image, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  return new File(blob ? [blob] : [], `${picture}.png`, { type: "image/png" });
}
