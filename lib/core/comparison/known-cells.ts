import type { Axis } from "./axis";

interface PlacedCell {
  key: string;
  coordinates: number[];
}

interface Cells<Cell extends PlacedCell> {
  axes: Axis[];
  cells: Cell[];
}

/**
 * The stored cell that each cell of a larger plan goes on, and how many stored ones none goes on. A
 * cell is known by its request; one that an earlier version of the studio asked for differently, by
 * its values.
 */
export function knownCells<Cell extends PlacedCell>(
  planned: Cells<PlacedCell>,
  stored: Cells<Cell>,
): { known: (Cell | undefined)[]; lost: number } {
  const byKey = firstOfEach(stored.cells, ({ key }) => key);
  const plannedKeys = new Set(planned.cells.map(({ key }) => key));
  const changed = stored.cells.filter(({ key }) => !plannedKeys.has(key));
  const byValues = firstOfEach(changed, (cell) => valuesOf(stored.axes, cell));
  const known = planned.cells.map(
    (cell) => byKey.get(cell.key) ?? byValues.get(valuesOf(planned.axes, cell)),
  );
  const found = new Set(known.map((cell) => cell?.key));
  const lost = new Set(changed.map(({ key }) => key).filter((key) => !found.has(key)));
  return { known, lost: lost.size };
}

function firstOfEach<Cell>(cells: Cell[], nameOf: (cell: Cell) => string): Map<string, Cell> {
  return new Map(cells.toReversed().map((cell) => [nameOf(cell), cell]));
}

/** What a cell combines, whatever the order of the axes and of their values. */
function valuesOf(axes: Axis[], { coordinates }: PlacedCell): string {
  const values = axes.map((axis, index) => {
    const place = axis.kind === "input" ? axis.place : 0;
    return JSON.stringify([axis.kind, place, axis.values[coordinates[index] ?? 0]?.value]);
  });
  return values.toSorted().join();
}
