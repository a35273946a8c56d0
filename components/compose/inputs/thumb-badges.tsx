"use client";

import { Copy, SquareDashed, TriangleAlert } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";
import { Tip } from "@/components/ui/tip";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import type { StripInput } from "./use-strip-inputs";

const badge =
  "absolute flex h-4 items-center gap-0.5 rounded-sm bg-black/70 px-1 text-2xs text-white";

interface ThumbBadgesProps {
  input: StripInput;
}

/** The numbers on a thumb. They cover its button but are not part of its name. */
export function ThumbNumbers({ input: { boxCount, place } }: ThumbBadgesProps) {
  return (
    <span aria-hidden className="pointer-events-none absolute inset-0">
      <span className={classes(badge, "top-1 left-1 font-semibold")}>{place + 1}</span>
      {boxCount > 0 && (
        <span className={classes(badge, "right-1 bottom-1")}>
          <SquareDashed className="size-2.5" />
          {boxCount}
        </span>
      )}
    </span>
  );
}

/** Whether a copy is sent and whether something is wrong, with the details on hover. */
export function ThumbSigns({ input }: ThumbBadgesProps) {
  const copy = useCopyText()(input);
  const { sentences } = usePunctuation();
  const { place, problems } = input;
  return (
    <>
      {copy && (
        <Sign text={copy} className={place < 9 ? "top-1 left-5.5" : "top-1 left-7"}>
          <Copy aria-hidden className="size-2.5" />
        </Sign>
      )}
      {problems.length > 0 && (
        <Sign text={sentences(problems)} className="bottom-1 left-1">
          <TriangleAlert aria-hidden className="size-3" />
        </Sign>
      )}
    </>
  );
}

/** How an image is sent if not unchanged. */
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

interface SignProps {
  text: string;
  className: string;
  children: ReactNode;
}

function Sign({ text, className, children }: SignProps) {
  return (
    <Tip text={text}>
      <span className={classes(badge, className)}>{children}</span>
    </Tip>
  );
}
