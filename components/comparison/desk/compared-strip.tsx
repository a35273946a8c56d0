"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { changeComparison } from "@/lib/client/address/comparison-address";
import type { ComparedImage } from "@/lib/core/comparison-view/settings";

interface ComparedStripProps {
  images: ComparedImage[];
  /** In the order of the URL. */
  imageIds: string[];
}

/** Thumbnails of the compared images, each with a way to remove it. */
export function ComparedStrip({ images, imageIds }: ComparedStripProps) {
  const t = useTranslations("comparison");
  return (
    <ul aria-label={t("compared")} className="flex flex-wrap content-start gap-1.5">
      {images.map(({ asset: { id, name, urls } }) => (
        <li key={id} className="relative size-11 overflow-hidden rounded-md ring ring-line">
          <img src={urls.thumb} alt={name} className="size-full object-cover" />
          <button
            type="button"
            aria-label={t("takeOut", { name })}
            onClick={() => changeComparison(imageIds.filter((other) => other !== id))}
            className="absolute top-0 right-0 grid size-5 place-items-center rounded-bl-md bg-black/65 text-white opacity-0 hover:opacity-100 focus-visible:opacity-100 [li:hover_&]:opacity-100"
          >
            <X aria-hidden className="size-3.5" />
          </button>
        </li>
      ))}
    </ul>
  );
}
