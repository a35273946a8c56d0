"use client";

import type { ComponentProps } from "react";
import { classes } from "./classes";
import { Tip } from "./tip";

interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label"> {
  /** The accessible name, also shown as a tooltip. */
  label: string;
  pressed?: boolean;
  /** While what was pressed is under way: it does nothing, but keeps the focus. */
  isBusy?: boolean;
}

export function IconButton({
  label,
  pressed,
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
          pressed && "bg-accent-soft text-text inset-ring inset-ring-accent-line",
          className,
        )}
        {...rest}
      />
    </Tip>
  );
}
