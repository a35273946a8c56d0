"use client";

import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";
import { Tip } from "@/components/ui/tip";

interface ThumbActionProps {
  label: string;
  /** An addition to the tooltip, such as a shortcut. */
  hint?: string;
  /** On a picture it needs its own background. */
  isOnPicture?: boolean;
  onAct: () => void;
  className?: string;
  children: ReactNode;
}

/** A small button on or under a thumb, just large enough for a finger. */
export function ThumbAction({
  label,
  hint = label,
  isOnPicture = false,
  onAct,
  className,
  children,
}: ThumbActionProps) {
  return (
    <Tip text={hint}>
      <button
        type="button"
        aria-label={label}
        onClick={onAct}
        className={classes(
          "grid size-6 place-items-center rounded-sm",
          isOnPicture
            ? "bg-black/70 text-white hover:bg-black"
            : "text-soft hover:bg-sunk hover:text-text",
          className,
        )}
      >
        {children}
      </button>
    </Tip>
  );
}
