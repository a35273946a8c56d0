import type { PointerEvent, Ref } from "react";
import { classes } from "@/components/ui/classes";
import type { Reference } from "@/lib/client/draft/lit-reference";
import { boxColour } from "@/lib/core/box/box-mark";
import type { PromptPiece } from "@/lib/core/generation/prompt/references";
import { BoxTag } from "./box-tag";

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
 * The same text behind the transparent field, with the names of images and boxes as chips and the
 * part beyond the limit struck through, or underlined where it may be read.
 */
export function PromptMarks({ ref, pieces }: PromptMarksProps) {
  return (
    <div
      ref={ref}
      aria-hidden
      className="pointer-events-none absolute inset-0 overflow-y-auto border border-transparent p-2.5 leading-5 break-words whitespace-pre-wrap text-transparent [scrollbar-gutter:stable] [scrollbar-width:thin]"
    >
      {pieces.map(({ text, kind, names }, index) =>
        names?.box === undefined ? (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a piece's index in the text is its identity.
            key={index}
            data-image={names?.image}
            className={classes("rounded-sm", looks[kind])}
          >
            {text}
          </span>
        ) : (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: as above.
            key={index}
            data-image={names.image}
            data-box={names.box}
            style={{
              background: `${boxColour(names.box)}33`,
              boxShadow: `0 0 0 1px ${boxColour(names.box)}`,
            }}
            className="relative rounded-sm"
          >
            {text}
            <BoxTag box={names.box} size="small" className="absolute -top-2.5 -left-1.5" />
          </span>
        ),
      )}
      {/* Gives an empty last line its height. */}
      {"\u200b"}
    </div>
  );
}

/** What the chip under the pointer names. The field lies over the chips, so they get no events. */
export function chipUnder(
  marks: HTMLElement | null,
  { clientX, clientY }: PointerEvent,
): Reference | undefined {
  const chips = marks?.querySelectorAll<HTMLElement>("[data-image]") ?? [];
  const under = [...chips].find((chip) =>
    [...chip.getClientRects()].some(
      ({ left, right, top, bottom }) =>
        clientX >= left && clientX <= right && clientY >= top && clientY <= bottom,
    ),
  );
  if (!under) return undefined;
  const { image, box } = under.dataset;
  return { image: Number(image), box: box === undefined ? undefined : Number(box) };
}
