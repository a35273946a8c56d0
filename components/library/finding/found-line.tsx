"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { useWish } from "@/lib/client/address/wish";
import { activeParts } from "@/lib/core/library/wish";

// The first screen has none.
const FilterChips = dynamic(() => import("./filter-chips"), { ssr: false });

interface FoundLineProps {
  /** How many images match; undefined while they are counted. */
  count: number | undefined;
}

/** How many images were found, and by which filters. */
export function FoundLine({ count }: FoundLineProps) {
  const t = useTranslations("library.find");
  const isAsked = activeParts(useWish()).length > 0;
  return (
    <div className={classes("flex flex-wrap items-center gap-x-2 gap-y-1", isAsked && "px-3 pb-2")}>
      {/* Here before its words, so that they are read out when they come. */}
      <p role="status" className="text-xs text-soft tabular-nums">
        {isAsked && count !== undefined && t("found", { count })}
      </p>
      {isAsked && <FilterChips />}
    </div>
  );
}
