"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { thumbHashToDataURL } from "thumbhash";
import { carryAsset } from "@/lib/client/dropped";
import type { Asset } from "@/lib/core/api/asset";
import type { Generation } from "@/lib/core/api/generation";

interface AssetTileProps {
  asset: Asset;
  /** The run that made it, where the page knows it. */
  generation: Generation | undefined;
  onOpen: (assetId: string) => void;
}

/** One image of the library. */
export function AssetTile({ asset, generation, onOpen }: AssetTileProps) {
  const t = useTranslations("library");
  const placeholder = useMemo(() => placeholderOf(asset.thumbhash), [asset.thumbhash]);
  const seed = generation?.request.parameters.seed;
  const caption =
    asset.kind === "upload"
      ? asset.name
      : seed === undefined
        ? t("seedRandom")
        : t("seed", { seed: String(seed) });
  const pixels = `${asset.width} × ${asset.height}`;

  return (
    <button
      type="button"
      aria-label={t("open", { name: asset.name, facts: `${caption} ${pixels}` })}
      draggable
      onDragStart={(event) => carryAsset(event.dataTransfer, asset.id)}
      onClick={() => onOpen(asset.id)}
      className="@container relative block size-full animate-arrive overflow-hidden rounded-md bg-sunk bg-cover bg-center ring ring-line hover:ring-line-strong"
      style={placeholder ? { backgroundImage: `url(${placeholder})` } : undefined}
    >
      <img
        src={asset.urls.thumb}
        alt=""
        loading="lazy"
        decoding="async"
        // The tile is what is dragged, for the original; by itself this would be the thumbnail.
        draggable={false}
        className="size-full object-cover"
      />
      <span className="absolute inset-x-0 bottom-0 flex gap-1.5 bg-linear-to-t from-black/70 to-transparent px-1.5 pt-5 pb-1 text-left text-2xs text-white">
        <span className="truncate">{caption}</span>
        <span className="ml-auto shrink-0 opacity-80 @max-[180px]:hidden">{pixels}</span>
      </span>
    </button>
  );
}

/** A picture of a few colours that stands in until the thumbnail is there. */
function placeholderOf(thumbhash: string | undefined): string | undefined {
  if (!thumbhash) return undefined;
  return thumbHashToDataURL(Uint8Array.from(atob(thumbhash), (letter) => letter.charCodeAt(0)));
}
