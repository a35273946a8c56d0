"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { addInput, replaceDraft } from "@/lib/client/draft-store";
import type { Generation } from "@/lib/core/api/generation";
import { draftOf } from "@/lib/core/generation/draft";
import type { LibraryEntry } from "@/lib/core/library/entries";
import { useAssetFacts } from "./use-asset-facts";

// Nobody looks closely at a picture in the first second.
const Viewer = dynamic(() => import("./viewer/viewer").then(({ Viewer }) => Viewer), {
  ssr: false,
});

type AssetEntry = Extract<LibraryEntry, { kind: "asset" }>;

interface LibraryViewerProps {
  entries: LibraryEntry[];
  /** The asset that is looked at, if any. */
  openId: string | undefined;
  onOpen: (assetId: string | undefined) => void;
  /** What else can be done with a run. */
  actionsOf: (generation: Generation) => ReactNode;
}

/** Looks at one image of the library, with the ways to take it up again. */
export function LibraryViewer({ entries, openId, onOpen, actionsOf }: LibraryViewerProps) {
  const images = entries.filter((entry): entry is AssetEntry => entry.kind === "asset");
  const place = images.findIndex(({ asset }) => asset.id === openId);
  const entry = images[place];
  if (!entry) return null;
  return (
    <OpenViewer
      entry={entry}
      previous={images[place - 1]?.asset.id}
      next={images[place + 1]?.asset.id}
      onOpen={onOpen}
      actionsOf={actionsOf}
    />
  );
}

interface OpenViewerProps {
  entry: AssetEntry;
  previous: string | undefined;
  next: string | undefined;
  onOpen: (assetId: string | undefined) => void;
  /** What else can be done with a run. */
  actionsOf: (generation: Generation) => ReactNode;
}

function OpenViewer({
  entry: { asset, generation },
  previous,
  next,
  onOpen,
  actionsOf,
}: OpenViewerProps) {
  const t = useTranslations("library");
  const facts = useAssetFacts(asset, generation);
  const rewritten = generation?.actualPrompts?.[asset.index ?? 0];
  const close = () => onOpen(undefined);
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
      onClose={close}
      {...(previous ? { onPrevious: () => onOpen(previous) } : {})}
      {...(next ? { onNext: () => onOpen(next) } : {})}
      actions={
        <>
          <Button
            onClick={() => {
              addInput(asset.id);
              close();
            }}
          >
            {t("useAsInput")}
          </Button>
          {generation && (
            <Button
              onClick={() => {
                replaceDraft(draftOf(generation.request));
                close();
              }}
            >
              {t("useSettings")}
            </Button>
          )}
          {generation && actionsOf(generation)}
        </>
      }
    />
  );
}
