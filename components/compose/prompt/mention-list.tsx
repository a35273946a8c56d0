"use client";

import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { bringIntoSight } from "@/lib/client/browser/bring-into-sight";
import { useInputAssets } from "@/lib/client/draft/use-draft-problems";
import { BoxTag } from "./box-tag";
import type { Mentions } from "./use-mentions";

/** The images and boxes that an @ offers, over what is below the prompt. */
export function MentionList({ mentions }: { mentions: Mentions }) {
  const t = useTranslations("compose");
  const { assets } = useInputAssets();
  const { offered, chosen, listId, optionId, choose, point } = mentions;
  if (offered.length === 0) return null;
  return (
    <div
      id={listId}
      role="listbox"
      aria-label={t("wordsLabel")}
      // The prompt keeps its caret, even while the list is scrolled by its bar.
      onPointerDown={(event) => event.preventDefault()}
      className="absolute inset-x-0 top-full z-20 mt-1 max-h-64 overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-float [scrollbar-width:thin]"
    >
      {offered.map((one) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the prompt keeps the focus and handles the keys.
        <div
          key={one.id}
          id={optionId(one)}
          role="option"
          tabIndex={-1}
          aria-selected={one === chosen}
          ref={one === chosen ? bringIntoSight : undefined}
          onPointerMove={() => point(one)}
          onClick={() => choose(one)}
          className={classes(
            "flex cursor-default items-center gap-2 rounded-sm p-1 text-xs pointer-coarse:min-h-11",
            one === chosen && "bg-accent-soft",
          )}
        >
          <span className="relative size-8 shrink-0 overflow-hidden rounded-sm bg-sunk">
            {assets[one.image] && (
              <img src={assets[one.image]?.urls.thumb} alt="" className="size-full object-cover" />
            )}
            {one.box !== undefined && (
              <BoxTag box={one.box} className="absolute right-0 bottom-0" />
            )}
          </span>
          <span className="truncate">{one.label}</span>
          <span className="ml-auto truncate text-faint">{assets[one.image]?.name}</span>
        </div>
      ))}
    </div>
  );
}
