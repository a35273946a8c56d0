"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { classes } from "@/components/ui/classes";
import { useDesk } from "@/lib/client/comparison/desk-store";
import { placeOn } from "@/lib/client/stage/use-wheel";
import type { PixelSize } from "@/lib/core/box/box";
import { pointUnder, type RelativePoint } from "@/lib/core/comparison-view/shared-view";
import { pressSharedViewKey } from "./shared-view-keys";
import { useSharedViewInput } from "./use-shared-view-input";

const rings = {
  plain: "inset-ring inset-ring-line",
  /** One of the pair. */
  pair: "inset-ring inset-ring-accent-line",
  /** The last one chosen. */
  active: "inset-ring-2 inset-ring-accent-line",
};

interface PaneProps {
  /** The accessible name. */
  name: string;
  image: PixelSize;
  /** In CSS pixels. */
  pane: PixelSize;
  ring?: keyof typeof rings;
  isRejected?: boolean;
  /** Whether it shows the image that decisions apply to. */
  isActive?: boolean;
  /** Whether it lies in a page that scrolls under a wheel and one finger. */
  isInPage?: boolean;
  /** A short press or Enter. */
  onChoose?: () => void;
  /** Enter on the image chosen last; in a page that scrolls, a double click as well. */
  onOpen?: (() => void) | undefined;
  /** The pointer's position in the image; undefined once it leaves. */
  onPointAt?: ((point: RelativePoint | undefined) => void) | undefined;
  children: ReactNode;
  /** Controls over the picture. */
  overlay?: ReactNode;
}

/** Shows an image that is zoomed and panned together with the others. */
export function Pane(props: PaneProps) {
  const { name, image, pane, onChoose, onOpen, onPointAt, children, overlay } = props;
  const { isActive = true, isInPage = false } = props;
  const { sharedView, addPane } = useDesk();
  const surface = useRef<HTMLDivElement>(null);
  const onPress = () => onChoose?.();
  const handlers = useSharedViewInput({
    ...{ surface, image, pane, isInPage, onPress },
    onOpen: isInPage ? onOpen : undefined,
  });
  const { width, height } = image;
  const { width: paneWidth, height: paneHeight } = pane;

  useEffect(() => {
    const size = { width: paneWidth, height: paneHeight };
    return addPane({ image: { width, height }, pane: size, isActive });
  }, [isActive, addPane, width, height, paneWidth, paneHeight]);
  return (
    <div
      style={pane}
      data-pane-frame
      className={classes("relative overflow-hidden bg-sunk", props.isRejected && "opacity-45")}
    >
      <div
        ref={surface}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the surface handles the keys that zoom and pan.
        tabIndex={0}
        aria-label={name}
        data-pane
        {...handlers}
        onPointerLeave={() => onPointAt?.(undefined)}
        onPointerMove={(event) => {
          handlers.onPointerMove(event);
          if (onPointAt)
            onPointAt(pointUnder(placeOn(surface, event), sharedView.read(), image, pane));
        }}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          const isChoice = event.key === "Enter" && onChoose !== undefined;
          if (isChoice && isActive && onOpen) onOpen();
          else if (isChoice) onChoose();
          if (isChoice || pressSharedViewKey(event, sharedView, image, pane))
            event.preventDefault();
        }}
        className={classes(
          "absolute inset-0 cursor-grab overflow-hidden outline-offset-[-2px] select-none active:cursor-grabbing",
          isInPage ? "touch-pan-x touch-pan-y" : "touch-none",
        )}
      >
        {children}
        <span
          aria-hidden
          className={`pointer-events-none absolute inset-0 ${rings[props.ring ?? "plain"]}`}
        />
      </div>
      {overlay}
    </div>
  );
}
