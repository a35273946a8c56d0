"use client";

import { ChevronLeft, ChevronRight, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { moveInput, removeInput } from "@/lib/client/draft-store";
import { selectInput } from "@/lib/client/selected-input";
import type { Asset } from "@/lib/core/api/asset";

interface InputThumbProps {
  index: number;
  count: number;
  asset: Asset | undefined;
  boxCount: number;
  isSelected: boolean;
  onSelect: () => void;
}

const badge = "pointer-events-none absolute rounded-sm bg-black/70 px-1 text-white";
const action =
  "grid size-5 place-items-center rounded-sm bg-black/70 text-white hover:bg-black focus-visible:opacity-100";

/** One image of the request: its number, its boxes, and what can be done with it. */
export function InputThumb({
  index,
  count,
  asset,
  boxCount,
  isSelected,
  onSelect,
}: InputThumbProps) {
  const t = useTranslations("compose");
  const number = index + 1;
  const move = (to: number) => {
    moveInput(index, to);
    selectInput(to);
  };

  return (
    <li className="group relative size-18">
      <button
        type="button"
        aria-label={t("inputName", { number, name: asset?.name ?? "" })}
        aria-pressed={isSelected}
        onClick={onSelect}
        className={classes(
          "block size-full overflow-hidden rounded-md bg-sunk ring",
          isSelected ? "ring-2 ring-accent-line" : "ring-line hover:ring-line-strong",
        )}
      >
        {asset && <img src={asset.urls.thumb} alt="" className="size-full object-cover" />}
      </button>
      <span className={classes(badge, "top-1 left-1 text-2xs font-semibold")}>{number}</span>
      {boxCount > 0 && (
        <span className={classes(badge, "right-1 bottom-1 text-2xs whitespace-nowrap")}>
          {t("inputBoxes", { count: boxCount })}
        </span>
      )}
      <div className="absolute top-1 right-1 flex gap-0.5 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
        {count > 1 && index > 0 && (
          <button
            type="button"
            aria-label={t("moveEarlier", { number })}
            onClick={() => move(index - 1)}
            className={action}
          >
            <ChevronLeft aria-hidden className="size-3.5" />
          </button>
        )}
        {count > 1 && index < count - 1 && (
          <button
            type="button"
            aria-label={t("moveLater", { number })}
            onClick={() => move(index + 1)}
            className={action}
          >
            <ChevronRight aria-hidden className="size-3.5" />
          </button>
        )}
        <button
          type="button"
          aria-label={t("removeInput", { number })}
          onClick={() => removeInput(index)}
          className={action}
        >
          <X aria-hidden className="size-3.5" />
        </button>
      </div>
    </li>
  );
}
