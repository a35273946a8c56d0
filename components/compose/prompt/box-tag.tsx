import { classes } from "@/components/ui/classes";
import { boxColour, boxLetter } from "@/lib/core/box/box-mark";

interface BoxTagProps {
  box: number;
  size?: keyof typeof sizes;
  className?: string;
}

const sizes = { small: "size-3 text-[8px]", normal: "size-3.5 text-[9px]" };

/** A box's letter in its colour, as it stands at the box. */
export function BoxTag({ box, size = "normal", className }: BoxTagProps) {
  return (
    <span
      aria-hidden
      style={{ background: boxColour(box) }}
      className={classes(
        "grid place-items-center rounded-sm leading-none font-bold text-black",
        sizes[size],
        className,
      )}
    >
      {boxLetter(box)}
    </span>
  );
}
