import type { Box } from "@/lib/core/box/box";
import { boxColour, boxLetter } from "@/lib/core/box/box-mark";
import { boxOnStage, type Viewport } from "@/lib/core/stage/viewport";

interface BoxMarksProps {
  boxes: Box[];
  /** The viewport of the image that the boxes belong to. */
  viewport: Viewport;
  /** Shown at the same relative place of another picture; claims nothing about that one. */
  isElsewhere: boolean;
}

/** A run's boxes over a picture: a coloured line in a dark halo, and the letter. */
export function BoxMarks({ boxes, viewport, isElsewhere }: BoxMarksProps) {
  return boxes.map((box, index) => {
    const { left, top, right, bottom } = boxOnStage(box, viewport);
    const colour = boxColour(index);
    return (
      <div
        // biome-ignore lint/suspicious/noArrayIndexKey: a box's index is its identity: A or B.
        key={index}
        aria-hidden
        className="pointer-events-none absolute"
        style={{
          left,
          top,
          width: right - left,
          height: bottom - top,
          border: `2px ${isElsewhere || index === 1 ? "dashed" : "solid"} ${colour}`,
          outline: "1px solid #00000080",
          boxShadow: "inset 0 0 0 1px #00000080",
        }}
      >
        <span
          className="absolute -top-0.5 -left-0.5 grid size-5 -translate-y-full place-items-center rounded-t-sm text-xs font-bold text-accent-ink"
          style={{ background: colour }}
        >
          {boxLetter(index)}
        </span>
      </div>
    );
  });
}
