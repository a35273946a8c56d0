"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { classes } from "@/components/ui/classes";
import type { Asset } from "@/lib/core/api/asset";
import { shownSeedOf } from "@/lib/core/generation/seed";

interface ImageNodeProps {
  /** Undefined if deleted for good. */
  image: Asset | undefined;
  /** In CSS pixels of the graph. */
  frame: { left: number; top: number; width: number; height: number };
  isOrigin: boolean;
  isFocused: boolean;
  onFocus: () => void;
  onOpen: () => void;
}

/** One image of the graph. The first press selects it, the second opens it. */
export function ImageNode(props: ImageNodeProps) {
  const { image, frame, isOrigin, isFocused, onFocus, onOpen } = props;
  const t = useTranslations("lineage");
  const wasFocused = useRef(false);
  if (!image) {
    return (
      <div
        style={frame}
        className="absolute grid place-items-center rounded-md border border-dashed border-line-strong bg-panel p-2 text-center text-2xs text-faint"
      >
        {t("gone")}
      </div>
    );
  }
  const seed = shownSeedOf(image.made);
  const caption =
    image.kind === "upload"
      ? image.name
      : seed === undefined
        ? t("noSeed")
        : t("seed", { seed: String(seed) });
  return (
    <button
      type="button"
      data-node={image.id}
      aria-label={t("node", { name: image.name, caption })}
      aria-current={isFocused}
      tabIndex={isFocused ? 0 : -1}
      style={frame}
      onFocus={onFocus}
      onPointerDown={(event) => {
        // The press is for the image, not for panning the graph.
        event.stopPropagation();
        wasFocused.current = isFocused;
      }}
      onClick={(event) => {
        const isByKey = event.detail === 0;
        if (isByKey || wasFocused.current) onOpen();
      }}
      className={classes(
        "absolute flex flex-col overflow-hidden rounded-md bg-raised ring",
        isFocused ? "ring-2 ring-accent-line" : "ring-line hover:ring-line-strong",
      )}
    >
      <img
        src={image.urls.thumb}
        alt=""
        draggable={false}
        className={classes(
          "min-h-0 w-full flex-1 bg-sunk object-cover",
          image.trashedAt !== undefined && "opacity-40",
        )}
      />
      <span
        className={classes(
          "flex h-6 w-full shrink-0 items-center gap-1 px-1.5 text-left text-[length:var(--caption)]",
          isOrigin ? "bg-accent-soft font-semibold" : "text-soft",
        )}
      >
        <span className="truncate">{caption}</span>
        {image.trashedAt && (
          <Trash2 aria-label={t("inTrash")} className="ml-auto size-3 shrink-0" />
        )}
      </span>
    </button>
  );
}
