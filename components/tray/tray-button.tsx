import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";

const tones = { plain: "text-text", caution: "text-caution", bad: "text-bad" };

interface TrayButtonProps {
  /** If what is written alone does not say what it does. */
  label?: string;
  tone?: keyof typeof tones;
  /** The id of the popover that it opens. */
  opens?: string;
  onClick?: () => void;
  children: ReactNode;
}

/** A button as low as the tray. */
export function TrayButton({ label, tone = "plain", opens, onClick, children }: TrayButtonProps) {
  return (
    <button
      type="button"
      // The words that are seen belong to the name that is heard.
      aria-label={label && typeof children === "string" ? `${children}: ${label}` : label}
      popoverTarget={opens}
      onClick={onClick}
      className={classes(
        "h-6 min-w-0 truncate rounded-md border border-line px-1.5 font-semibold hover:border-line-strong",
        // A number that is cut off is of no use.
        opens && "shrink-0",
        tones[tone],
      )}
    >
      {children}
    </button>
  );
}
