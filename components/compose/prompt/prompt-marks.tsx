import type { Ref } from "react";
import { classes } from "@/components/ui/classes";
import type { PromptPiece } from "@/lib/core/generation/prompt/references";

interface PromptMarksProps {
  ref: Ref<HTMLDivElement>;
  pieces: PromptPiece[];
}

const looks: Record<PromptPiece["kind"], string> = {
  plain: "",
  reference: "bg-accent-soft ring-1 ring-accent-line",
  dangling: "bg-bad-soft ring-1 ring-bad",
  cut: "bg-bad-soft line-through decoration-bad",
  doubtful: "underline decoration-caution decoration-wavy underline-offset-4",
};

/**
 * The same text behind the transparent field, with image names as chips and the part beyond the
 * limit struck through, or underlined where it may be read.
 */
export function PromptMarks({ ref, pieces }: PromptMarksProps) {
  return (
    <div
      ref={ref}
      aria-hidden
      className="pointer-events-none absolute inset-0 overflow-y-auto border border-transparent p-2.5 leading-5 break-words whitespace-pre-wrap text-transparent [scrollbar-gutter:stable] [scrollbar-width:thin]"
    >
      {pieces.map(({ text, kind }, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a piece's index in the text is its identity.
          key={index}
          className={classes("rounded-sm", looks[kind])}
        >
          {text}
        </span>
      ))}
      {/* Gives an empty last line its height. */}
      {"\u200b"}
    </div>
  );
}
