import type { ReactNode } from "react";
import type { PixelSize } from "@/lib/core/box/box";

/** The height of the strip with a mode's controls below the panes, in CSS pixels. */
const stripHeight = 48;

/** The space above the strip, for the panes. */
export const roomAbove = ({ width, height }: PixelSize): PixelSize => ({
  width,
  height: Math.max(1, height - stripHeight),
});

interface ModeFrameProps {
  controls: ReactNode;
  children: ReactNode;
}

/** A mode with its controls below. */
export function ModeFrame({ controls, children }: ModeFrameProps) {
  return (
    <div className="flex h-full flex-col">
      <div className="min-h-0 flex-1">{children}</div>
      <div
        style={{ height: stripHeight }}
        className="flex flex-none items-center justify-center gap-4 [&>[role=radiogroup]]:self-center overflow-x-auto text-xs whitespace-nowrap text-soft [scrollbar-width:thin]"
      >
        {controls}
      </div>
    </div>
  );
}
