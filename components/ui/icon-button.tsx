"use client";

import type { ComponentProps } from "react";
import { classes } from "./classes";
import { Tip } from "./tip";

interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label"> {
  /** The accessible name, also shown as a tooltip. */
  label: string;
  pressed?: boolean;
  /** `plain`: pressed is how it usually is, so it does not draw the eye. */
  pressedLook?: "accent" | "plain";
  /** While what was pressed is under way: it does nothing, but keeps the focus. */
  isBusy?: boolean;
}

export function IconButton({
  label,
  pressed,
  pressedLook = "accent",
  isBusy = false,
  className,
  onClick,
  ...rest
}: IconButtonProps) {
  return (
    <Tip text={label}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={isBusy || undefined}
        onClick={isBusy ? undefined : onClick}
        className={classes(
          "inline-grid size-8 shrink-0 place-items-center rounded-md text-soft transition-colors",
          "enabled:hover:bg-sunk enabled:hover:text-text disabled:cursor-not-allowed disabled:opacity-40 aria-disabled:cursor-not-allowed aria-disabled:opacity-40",
          pressed &&
            (pressedLook === "accent"
              ? "bg-accent-soft text-text inset-ring inset-ring-accent-line"
              : "bg-sunk text-text"),
          className,
        )}
        {...rest}
      />
    </Tip>
  );
}
