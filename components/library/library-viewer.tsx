"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { useImageSequence } from "@/lib/client/image-sequence";
import { assetQuery, generationQuery } from "@/lib/client/queries";
import { useTakeUp } from "@/lib/client/take-up";
import { closeViewer, viewImage } from "@/lib/client/viewed-image";
import type { Asset } from "@/lib/core/api/asset";
import type { Generation } from "@/lib/core/api/generation";
import { useAssetFacts } from "./use-asset-facts";

// Nobody looks closely at a picture in the first second.
const Viewer = dynamic(() => import("./viewer/viewer").then(({ Viewer }) => Viewer), {
  ssr: false,
});

interface LibraryViewerProps {
  assetId: string;
  /** What else can be done with a run. */
  actionsOf: (generation: Generation) => ReactNode;
  /** What was done, said over the viewer. */
  notices: ReactNode;
}

/** Looks at one image of the library, whether a list shows it or not. */
export function LibraryViewer({ assetId, actionsOf, notices }: LibraryViewerProps) {
  const { data: asset } = useQuery(assetQuery(assetId));
  const { data: generation } = useQuery({
    ...generationQuery(asset?.generationId ?? ""),
    ...(asset?.generationId ? {} : { queryFn: skipToken }),
  });
  if (!asset) return null;
  return (
    <OpenViewer asset={asset} generation={generation} actionsOf={actionsOf} notices={notices} />
  );
}

interface OpenViewerProps extends Omit<LibraryViewerProps, "assetId"> {
  asset: Asset;
  generation: Generation | undefined;
}

function OpenViewer({ asset, generation, actionsOf, notices }: OpenViewerProps) {
  const t = useTranslations("takeUp");
  const facts = useAssetFacts(asset, generation);
  const { takePart, takeAsInput } = useTakeUp();
  const sequence = useImageSequence();
  const place = sequence.placeOf(asset.id);
  const rewritten = generation?.actualPrompts?.[asset.index ?? 0];
  const show = async (next: number) => {
    const id = await sequence.idAt(next);
    if (id !== undefined) viewImage(id);
  };
  return (
    <Viewer
      image={{
        id: asset.id,
        name: asset.name,
        width: asset.width,
        height: asset.height,
        mime: asset.mime,
        bytes: asset.bytes,
        createdAt: asset.createdAt,
        previewUrl: asset.urls.preview,
        originalUrl: asset.urls.original,
        facts,
        ...(generation ? { prompt: generation.request.prompt } : {}),
        ...(rewritten ? { rewritten } : {}),
        ...(generation?.request.parameters.palette
          ? { palette: generation.request.parameters.palette }
          : {}),
      }}
      onClose={closeViewer}
      {...(place !== undefined && place > 0 ? { onPrevious: () => void show(place - 1) } : {})}
      {...(place !== undefined && place + 1 < sequence.count
        ? { onNext: () => void show(place + 1) }
        : {})}
      actions={
        <>
          <Button onClick={() => takeAsInput(asset.id)}>{t("input")}</Button>
          {generation && (
            <Button onClick={() => takePart(generation.request, "all")}>{t("all")}</Button>
          )}
          {generation && actionsOf(generation)}
          {notices}
        </>
      }
    />
  );
}
