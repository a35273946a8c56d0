import type { ReactNode } from "react";

interface TileActionProps {
  /** Where the words alone do not say which run is meant. */
  label?: string;
  isDisabled?: boolean;
  /** The id of what it opens, where that is all that it does. */
  opens?: string;
  onAct?: () => void;
  children: ReactNode;
}

/** One thing that can be done, small enough for a tile. */
export function TileAction({ label, isDisabled, opens, onAct, children }: TileActionProps) {
  return (
    <button
      type="button"
      aria-label={label}
      disabled={isDisabled}
      popoverTarget={opens}
      onClick={onAct}
      className="text-left text-2xs font-medium text-text underline-offset-2 hover:underline disabled:opacity-50"
    >
      {children}
    </button>
  );
}
