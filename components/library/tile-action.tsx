import type { ReactNode } from "react";

interface TileActionProps {
  /** For use if the label alone does not say which run is meant. */
  label?: string;
  /** While the action runs, the button does nothing more but keeps the focus. */
  isBusy?: boolean;
  /** The id of the element it opens, if that is all it does. */
  opens?: string;
  onAct?: () => void;
  children: ReactNode;
}

/** An action button small enough for a tile. */
export function TileAction({ label, isBusy = false, opens, onAct, children }: TileActionProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={isBusy || undefined}
      popoverTarget={opens}
      onClick={isBusy ? undefined : onAct}
      className="text-left text-2xs font-medium text-text underline-offset-2 hover:underline aria-disabled:opacity-50"
    >
      {children}
    </button>
  );
}
