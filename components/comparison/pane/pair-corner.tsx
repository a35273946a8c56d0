import { classes } from "@/components/ui/classes";

interface PairCornerProps {
  side: "left" | "right";
  letter: "A" | "B";
  text: string;
}

/** Names, in a corner of the pane, the image on that side. */
export function PairCorner({ side, letter, text }: PairCornerProps) {
  return (
    <div
      className={classes(
        "pointer-events-none absolute top-2 flex max-w-[46%] items-center gap-1.5 text-2xs",
        side === "left" ? "left-2" : "right-2 flex-row-reverse",
      )}
    >
      <span className="grid size-5 shrink-0 place-items-center rounded-sm bg-raised font-semibold text-text ring ring-line">
        {letter}
      </span>
      <span className="truncate rounded-sm bg-black/65 px-1.5 py-0.5 text-white">{text}</span>
    </div>
  );
}
