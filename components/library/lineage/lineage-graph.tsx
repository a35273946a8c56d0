"use client";

import { useTranslations } from "next-intl";
import {
  type CSSProperties,
  type KeyboardEvent,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
} from "react";
import { viewImage } from "@/lib/client/address/viewed-image";
import { useElementSize } from "@/lib/client/browser/use-element-size";
import {
  focusInLineage,
  keepLineageView,
  lineageViewOf,
  useLineageFocus,
} from "@/lib/client/library/lineage-focus";
import type { Lineage } from "@/lib/core/api/lineage";
import { shortcutKey } from "@/lib/core/keyboard/layout";
import {
  chainOf,
  frameAround,
  imageInDirection,
  type LineageDirection,
  type LineageNode,
  layoutOfLineage,
} from "@/lib/core/library/lineage-graph";
import { fitted, toStage } from "@/lib/core/stage/viewport";
import { useZoom } from "../viewer/use-zoom";
import { ZoomToolbar } from "../viewer/zoom-toolbar";
import { ImageNode } from "./image-node";
import { LineageLines } from "./lineage-lines";
import { NodePanel } from "./node-panel";
import { RunNode } from "./run-node";

/** In CSS pixels; the zoom floats below. */
const margin = { across: 16, down: 56 };
/** Captions grow as the graph is zoomed out; below this scale they have no room to. */
const readableScale = 0.5;
/** In CSS pixels on the screen. */
const captionPx = 11;

const arrows: Record<string, LineageDirection> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/** The graph: arrow keys walk through it, and it pans and zooms like a picture. */
export function LineageGraph({ lineage }: { lineage: Lineage }) {
  const t = useTranslations("lineage");
  const surface = useRef<HTMLDivElement>(null);
  const size = useElementSize(surface);
  const whole = useMemo(() => layoutOfLineage(lineage), [lineage]);
  const isLong = size.width > 0 && fitted(whole, size, margin).scale < readableScale;
  const laid = useMemo(
    () => (isLong ? layoutOfLineage(lineage, "compact") : whole),
    [lineage, whole, isLong],
  );
  const images = useMemo(() => new Map(lineage.assets.map((one) => [one.id, one])), [lineage]);
  const remembered = useLineageFocus();
  const focused = remembered && images.has(remembered) ? remembered : lineage.assetId;
  const zoom = useZoom({
    key: lineage.assetId,
    image: laid,
    surface,
    margin,
    initial: lineageViewOf(lineage.assetId),
  });
  const { viewport, stage } = zoom;
  const isMeasured = stage.width > 0 && size.width > 0;

  const keep = useEffectEvent(() =>
    keepLineageView(lineage.assetId, zoom.isFitted ? undefined : viewport),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever it was moved, by whatever means.
  useEffect(() => {
    if (isMeasured) keep();
  }, [isMeasured, viewport.scale, viewport.left, viewport.top]);

  /** Brings a node into sight, at the zoom that was chosen. */
  const reveal = (id: string) => {
    const node = laid.nodes.find((one) => one.id === id);
    if (!isMeasured || !node) return;
    const { left, top } = toStage(viewport, node);
    const across = (node.width / 2) * viewport.scale;
    const down = (node.height / 2) * viewport.scale;
    const isInSight =
      left >= across && left <= stage.width - across && top >= down && top <= stage.height - down;
    if (!isInSight) zoom.centreOn(node, viewport.scale);
  };
  const giveFocus = (id: string) =>
    surface.current
      ?.querySelector<HTMLElement>(`[data-node="${id}"]`)
      ?.focus({ preventScroll: true });
  const takeFocus = useEffectEvent(() => giveFocus(focused));
  // Before the graph becomes visible, because the user may press a key as soon as it does.
  useLayoutEffect(() => takeFocus(), []);
  const begin = useEffectEvent(() => {
    // A family that can be read at once is fitted, else the chain that the image belongs to.
    if (!zoom.isFitted || viewport.scale >= readableScale) return;
    const chain = chainOf(lineage.generations, focused);
    const frame = frameAround(laid.nodes.filter(({ id }) => chain.has(id)));
    const scale = fitted(frame, stage, margin).scale;
    const node = laid.nodes.find(({ id }) => id === focused);
    if (scale >= readableScale) zoom.centreOn(frame, scale);
    else if (node) zoom.centreOn(node, readableScale);
  });
  useEffect(() => {
    if (isMeasured) begin();
  }, [isMeasured]);

  const onKeyDown = (event: KeyboardEvent) => {
    const direction = arrows[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = shortcutKey(event);
    if (key === "+" || key === "=") zoom.zoomIn();
    if (key === "-") zoom.zoomOut();
    if (key === "f" || key === "0") zoom.toFit();
    if (!direction) return;
    event.preventDefault();
    const next = imageInDirection(laid, lineage.generations, focused, direction);
    if (next === undefined || !images.has(next)) return;
    focusInLineage(next);
    reveal(next);
    giveFocus(next);
  };

  const frameOf = ({ x, y, width, height }: LineageNode) => ({
    left: x - width / 2,
    top: y - height / 2,
    width,
    height,
  });
  const caption: CSSProperties & Record<"--caption", string> = {
    "--caption": `${captionPx / Math.min(1, Math.max(readableScale, viewport.scale))}px`,
  };
  const made = lineage.generations.find(({ outputIds }) => outputIds.includes(focused));
  const image = images.get(focused);

  return (
    <div className="flex min-h-0 flex-1 max-[900px]:flex-col">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it handles the keys for the graph and the tools on it, which have the focus. */}
      <div onKeyDown={onKeyDown} className="relative min-h-0 min-w-0 flex-1">
        <figure
          ref={surface}
          {...zoom.handlers}
          aria-label={t("graph")}
          className="stage-ground relative size-full cursor-grab touch-none overflow-hidden active:cursor-grabbing"
        >
          <div
            className="absolute top-0 left-0 origin-top-left"
            style={{
              ...caption,
              width: laid.width,
              height: laid.height,
              transform: `translate(${viewport.left}px, ${viewport.top}px) scale(${viewport.scale})`,
              // Invisible until it is in place. A hidden element could not take the focus.
              opacity: isMeasured ? 1 : 0,
            }}
          >
            <LineageLines laid={laid} runs={lineage.generations} focused={focused} />
            {laid.nodes.map((node) =>
              node.kind === "run" ? (
                <RunNode
                  key={node.id}
                  run={lineage.generations.find(({ id }) => id === node.id)}
                  isNear={made?.id === node.id}
                  isPoint={isLong}
                  frame={frameOf(node)}
                />
              ) : (
                <ImageNode
                  key={node.id}
                  image={images.get(node.id)}
                  frame={frameOf(node)}
                  isOrigin={node.id === lineage.assetId}
                  isFocused={node.id === focused}
                  onFocus={() => focusInLineage(node.id)}
                  onOpen={() => viewImage(node.id)}
                />
              ),
            )}
          </div>
        </figure>
        <ZoomToolbar zoom={zoom} />
      </div>
      {image && <NodePanel key={image.id} image={image} run={made} />}
    </div>
  );
}
