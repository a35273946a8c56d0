"use client";

import { type ReactNode, useRef } from "react";
import { classes } from "@/components/ui/classes";
import type { PixelSize } from "@/lib/core/bbox/box";
import { pressStepKey } from "./step-keys";
import type { StepStore } from "./step-store";
import { useStepInput } from "./use-step-input";

interface PaneProps {
  /** The accessible name. */
  name: string;
  image: PixelSize;
  /** In CSS pixels. */
  pane: PixelSize;
  step: StepStore;
  isChosen?: boolean;
  isRejected?: boolean;
  /** A short press or Enter. */
  onChoose?: () => void;
  onPointAt?: (at: { clientX: number; clientY: number } | undefined) => void;
  children: ReactNode;
  /** What stands over the picture and can be pressed by itself. */
  overlay?: ReactNode;
}

/** A window onto an image that is zoomed and moved together with the others. */
export function Pane(props: PaneProps) {
  const { name, image, pane, step, onChoose, onPointAt, children, overlay } = props;
  const surface = useRef<HTMLDivElement>(null);
  const handlers = useStepInput({ surface, image, pane, step, onPress: () => onChoose?.() });
  return (
    <div
      style={pane}
      className={classes(
        "group relative overflow-hidden rounded-md bg-sunk",
        props.isRejected && "opacity-45",
      )}
    >
      <div
        ref={surface}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the surface takes the keys that zoom and move.
        tabIndex={0}
        aria-label={name}
        data-pane
        {...handlers}
        onPointerLeave={() => onPointAt?.(undefined)}
        onPointerMove={(event) => {
          handlers.onPointerMove(event);
          onPointAt?.(event);
        }}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          const isChoice = event.key === "Enter" && onChoose !== undefined;
          if (isChoice) onChoose();
          if (isChoice || pressStepKey(event, step, image, pane)) event.preventDefault();
        }}
        className="absolute inset-0 cursor-grab touch-none overflow-hidden rounded-md outline-offset-[-2px] select-none active:cursor-grabbing"
      >
        {children}
        <span
          aria-hidden
          className={classes(
            "pointer-events-none absolute inset-0 rounded-md inset-ring",
            props.isChosen ? "inset-ring-2 inset-ring-accent-line" : "inset-ring-line",
          )}
        />
      </div>
      {overlay}
    </div>
  );
}
