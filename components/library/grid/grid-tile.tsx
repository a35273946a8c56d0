import { FailureTile } from "@/components/library/failure-tile";
import { PendingTile } from "@/components/library/pending-tile";
import type { TileFrame } from "@/lib/core/library/grid/grid-layout";
import { AssetTile } from "../asset-tile";
import type { GridEntry } from "./use-library-list";

interface GridTileProps {
  entry: GridEntry;
  frame: TileFrame;
  /** How many entries there are in all. */
  count: number;
  hasPicture: boolean;
  isHeld: boolean;
  isInTabOrder: boolean;
}

/** Draws whatever is at one place of the grid. */
export function GridTile(props: GridTileProps) {
  const { entry, frame, count, hasPicture, isHeld, isInTabOrder } = props;
  const { index, left, top, width, height } = frame;
  const place = {
    "data-place": index,
    "aria-posinset": index + 1,
    "aria-setsize": count,
    style: { left, top, width, height },
    className: "absolute",
  };
  if (entry.kind === "extra") {
    const { extra } = entry;
    return (
      <li {...place} data-main tabIndex={isInTabOrder ? 0 : -1} className="absolute rounded-md">
        {extra.kind === "pending" ? (
          <PendingTile {...extra} />
        ) : (
          <FailureTile
            generation={extra.generation}
            {...(extra.kind === "missing" && { missing: extra.failure })}
          />
        )}
      </li>
    );
  }
  const { asset } = entry;
  return (
    <li {...place} draggable={asset !== undefined}>
      {asset ? (
        <AssetTile
          asset={asset}
          hasPicture={hasPicture}
          isHeld={isHeld}
          isInTabOrder={isInTabOrder}
        />
      ) : (
        <span className="block size-full rounded-md bg-sunk" />
      )}
    </li>
  );
}
