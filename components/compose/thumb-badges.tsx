"use client";

import { Copy, SquareDashed, TriangleAlert } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";
import { Tip } from "@/components/ui/tip";
import type { StripInput } from "./use-strip-inputs";

const badge = "flex h-4 items-center gap-0.5 rounded-sm bg-black/70 px-1 text-2xs text-white";

/** What a thumb tells at a glance: its number, whether a copy goes out, what is wrong, its boxes. */
export function ThumbBadges({ input }: { input: StripInput }) {
  const t = useTranslations("compose");
  const copy = useCopyText()(input);
  const { boxCount, place, problems } = input;
  return (
    <>
      <span className="absolute top-1 left-1 flex gap-0.5">
        <span className={classes(badge, "font-semibold")}>{place + 1}</span>
        {copy && (
          <TipBadge text={copy}>
            <Copy aria-hidden className="size-2.5" />
          </TipBadge>
        )}
      </span>
      {problems.length > 0 && (
        <span className="absolute bottom-1 left-1">
          <TipBadge text={problems.join(" ")}>
            <TriangleAlert aria-hidden className="size-3" />
          </TipBadge>
        </span>
      )}
      {boxCount > 0 && (
        <span className="absolute right-1 bottom-1">
          <TipBadge text={t("inputBoxes", { count: boxCount })}>
            <SquareDashed aria-hidden className="size-2.5" />
            {boxCount}
          </TipBadge>
        </span>
      )}
    </>
  );
}

/** How an image goes out where it does not as it is. */
export function useCopyText(): (input: StripInput) => string | undefined {
  const t = useTranslations("compose");
  const format = useFormatter();
  return ({ changes }) => {
    if (changes.length === 0) return undefined;
    return t("goesAsCopy", {
      changes: format.list(changes.map((change) => t(`change.${change}`))),
    });
  };
}

interface TipBadgeProps {
  text: string;
  children: ReactNode;
}

function TipBadge({ text, children }: TipBadgeProps) {
  return (
    <Tip text={text}>
      <span className={badge}>{children}</span>
    </Tip>
  );
}
