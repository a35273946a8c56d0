import type { ComponentProps } from "react";
import { classes } from "./classes";

type Look = "primary" | "soft" | "plain" | "quiet";

const looks = {
  primary:
    "bg-accent text-accent-ink border-transparent font-semibold enabled:hover:brightness-105 enabled:active:brightness-95",
  // As primary, where there are many.
  soft: "bg-accent-soft border-accent-line text-text font-semibold enabled:hover:brightness-105",
  plain: "bg-raised border-line text-text font-medium enabled:hover:border-line-strong",
  quiet:
    "bg-transparent border-transparent text-soft enabled:hover:bg-sunk enabled:hover:text-text",
} satisfies Record<Look, string>;

interface ButtonProps extends ComponentProps<"button"> {
  look?: Look;
  size?: "small" | "medium";
  /** While what was pressed is under way: it does nothing, but keeps the focus. */
  isBusy?: boolean;
}

export function Button({
  look = "plain",
  size = "medium",
  isBusy = false,
  className,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      aria-disabled={isBusy || undefined}
      onClick={isBusy ? undefined : onClick}
      className={classes(
        "inline-flex shrink-0 items-center justify-center gap-2 rounded-md border whitespace-nowrap transition-colors",
        "disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50",
        size === "medium" ? "h-9 px-3.5 text-sm" : "h-7 px-2 text-xs",
        looks[look],
        className,
      )}
      {...rest}
    />
  );
}
