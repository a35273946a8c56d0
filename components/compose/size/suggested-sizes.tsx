"use client";

import { useFormatter, useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { ratioName, sizeGroups } from "@/lib/core/generation/size/size-choices";

interface SuggestedSizesProps {
  /** As sent to DashScope. */
  suggested: string[];
  chosen: string;
  onChoose: (size: string) => void;
}

/** The recommended sizes by their ratio, one row for about the same number of pixels. */
export function SuggestedSizes({ suggested, chosen, onChoose }: SuggestedSizesProps) {
  const t = useTranslations("compose");
  const format = useFormatter();
  const groups = sizeGroups(suggested);
  return (
    <ul aria-label={t("suggestedSizes")} className="flex flex-col gap-1.5">
      {groups.map(({ megapixels, sizes }) => (
        <li key={megapixels} className="flex gap-2">
          {groups.length > 1 && (
            <span className="w-11 shrink-0 pt-1 text-2xs whitespace-nowrap text-faint tabular-nums">
              {t("inMegapixels", {
                megapixels: format.number(megapixels, { maximumFractionDigits: 1 }),
              })}
            </span>
          )}
          <span className="flex flex-wrap gap-1">
            {sizes.map((size) => (
              <button
                key={size}
                type="button"
                title={size.replace("*", " × ")}
                aria-pressed={size === chosen}
                onClick={() => onChoose(size)}
                className={classes(
                  "h-6 rounded-sm px-1.5 text-2xs ring ring-line hover:ring-line-strong",
                  size === chosen ? "bg-raised text-text" : "text-soft",
                )}
              >
                {suggestionName(size, sizes)}
              </button>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The ratio alone if no other of the row has it, otherwise with the width. */
function suggestionName(size: string, row: string[]): string {
  const ratio = ratioName(size);
  const isShared = row.filter((other) => ratioName(other) === ratio).length > 1;
  return isShared ? `${ratio} ${size.split("*")[0]}` : ratio;
}
