import { classes } from "@/components/ui/classes";

interface PaneCaptionProps {
  /** "A" or "B" for the images of the pair. */
  letter?: string | undefined;
  /** What tells it from the others; undefined if that is shown beside it. */
  text?: string | undefined;
  mark?: { text: string; isGood: boolean } | undefined;
}

/** What the image in a pane is, over its upper left corner. */
export function PaneCaption({ letter, text, mark }: PaneCaptionProps) {
  return (
    <div className="pointer-events-none absolute top-2 left-2 flex max-w-[calc(100%-16px)] items-center gap-1.5 text-2xs">
      {mark && (
        <span
          className={classes(
            "rounded-sm px-1.5 py-0.5 font-semibold",
            mark.isGood ? "bg-accent text-accent-ink" : "bg-raised text-bad ring ring-line",
          )}
        >
          {mark.text}
        </span>
      )}
      {letter && (
        <span className="grid size-5 shrink-0 place-items-center rounded-sm bg-raised font-semibold text-text ring ring-line">
          {letter}
        </span>
      )}
      {text && (
        <span className="truncate rounded-sm bg-black/65 px-1.5 py-0.5 text-white">{text}</span>
      )}
    </div>
  );
}
