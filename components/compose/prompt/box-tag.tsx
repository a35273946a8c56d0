import { classes } from "@/components/ui/classes";
import { boxColour, boxLetter } from "@/lib/core/box/box-mark";

/** A box's letter in its colour, as it stands at the box. */
export function BoxTag({ box, className }: { box: number; className?: string }) {
  return (
    <span
      aria-hidden
      style={{ background: boxColour(box) }}
      className={classes(
        "grid size-3.5 place-items-center rounded-sm text-[9px] leading-none font-bold text-black",
        className,
      )}
    >
      {boxLetter(box)}
    </span>
  );
}
