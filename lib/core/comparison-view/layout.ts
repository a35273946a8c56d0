import type { PixelSize } from "../box/box";

export interface Layout {
  columns: number;
  rows: number;
  /** The size of each pane in whole CSS pixels, so that every pane starts on a pixel. */
  pane: PixelSize;
}

/** In CSS pixels. */
export const paneGap = 8;

/**
 * The columns and rows in which images of about that ratio (width / height) appear largest within a
 * space. If two layouts show the same area, the one with fewer empty places wins.
 */
export function layoutOf(count: number, aspect: number, room: PixelSize): Layout {
  const layouts = Array.from({ length: Math.max(1, count) }, (_, index) =>
    layoutIn(index + 1, Math.ceil(Math.max(1, count) / (index + 1)), room),
  );
  const shown = ({ pane }: Layout) =>
    Math.min(pane.width, pane.height * aspect) * Math.min(pane.height, pane.width / aspect);
  const emptyPlaces = ({ columns, rows }: Layout) => columns * rows - count;
  return layouts.reduce((best, layout) => {
    const gain = shown(layout) - shown(best);
    return gain > 0 || (gain === 0 && emptyPlaces(layout) < emptyPlaces(best)) ? layout : best;
  });
}

function layoutIn(columns: number, rows: number, room: PixelSize): Layout {
  const side = (length: number, parts: number) =>
    Math.max(1, Math.floor((length - paneGap * (parts - 1)) / parts));
  return {
    columns,
    rows,
    pane: { width: side(room.width, columns), height: side(room.height, rows) },
  };
}

/** The median ratio: one odd image does not change the panes of the others. */
export function usualAspect(images: PixelSize[]): number {
  const aspects = images.map(({ width, height }) => width / height).toSorted((a, b) => a - b);
  return aspects[Math.floor(aspects.length / 2)] ?? 1;
}
