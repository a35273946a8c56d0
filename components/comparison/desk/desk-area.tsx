"use client";

import { useRef } from "react";
import { MatrixMode } from "@/components/comparison/matrix/matrix-mode";
import { BlinkMode } from "@/components/comparison/modes/blink-mode";
import { BoxesMode } from "@/components/comparison/modes/boxes-mode";
import { DifferenceMode } from "@/components/comparison/modes/difference-mode";
import { GridMode } from "@/components/comparison/modes/grid-mode";
import { LargeMode } from "@/components/comparison/modes/large-mode";
import { OnionMode } from "@/components/comparison/modes/onion-mode";
import { RankMode } from "@/components/comparison/modes/rank-mode";
import { WipeMode } from "@/components/comparison/modes/wipe-mode";
import { useCompared } from "@/components/comparison/pane/compared";
import { useElementSize } from "@/lib/client/browser/use-element-size";
import { useDeskView } from "@/lib/client/comparison/desk-store";
import type { PixelSize } from "@/lib/core/box/box";

/** The panes, in the current mode. */
export function DeskArea() {
  const area = useRef<HTMLDivElement>(null);
  const room = useElementSize(area);
  return (
    <div ref={area} className="m-3 mb-0 min-h-0 flex-1 overflow-hidden">
      {room.width > 0 && <CurrentMode room={room} />}
    </div>
  );
}

function CurrentMode({ room }: { room: PixelSize }) {
  const mode = useDeskView((view) => view.mode);
  const isLarge = useDeskView((view) => view.isLarge);
  const { images, cells, pair, active } = useCompared();
  if (mode === "grid" && isLarge && active) return <LargeMode image={active} room={room} />;
  if (mode === "boxes") return <BoxesMode room={room} />;
  if (mode === "rank" && images.length > 1) return <RankMode room={room} />;
  if (!pair || mode === "grid" || mode === "rank") {
    return cells ? <MatrixMode cells={cells} room={room} /> : <GridMode room={room} />;
  }
  const [a, b] = pair;
  switch (mode) {
    case "wipe":
      return <WipeMode a={a} b={b} room={room} />;
    case "onion":
      return <OnionMode a={a} b={b} room={room} />;
    case "blink":
      return <BlinkMode a={a} b={b} room={room} />;
    case "difference":
      return <DifferenceMode a={a} b={b} room={room} />;
  }
}
