"use client";

import type { CSSProperties, ReactNode } from "react";
import { useAxisText } from "@/components/compare/words/use-axis-text";
import { classes } from "@/components/ui/classes";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import { cellFinder, coordinatesOf, matrixOf } from "@/lib/core/comparison-view/matrix";

type Axes = Parameters<typeof useAxisText>[0];

/** The appearance of the tables' parts. */
interface PartLook {
  className?: string;
  style?: CSSProperties;
}

interface AxisTablesProps<Cell> {
  axes: Axes;
  cells: Cell[];
  /** Names the table if there is no third axis. */
  caption: string;
  looks: Record<"table" | "corner" | "columnHead" | "rowHead" | "cell", PartLook>;
  /** A note on an axis value. */
  noteOf?: (axisPlace: number, value: number) => ReactNode;
  /** @param name the cell's values, as text */
  drawCell: (cell: Cell, name: string) => ReactNode;
}

/** The cells of one to three axes: one table per value of the third, with the last axis across. */
export function AxisTables<Cell extends { coordinates: number[] }>(props: AxisTablesProps<Cell>) {
  const { axes, cells, caption, looks, noteOf, drawCell } = props;
  const axisText = useAxisText(axes);
  const { facts } = usePunctuation();
  const matrix = matrixOf(axes.map(({ values }) => values.length));
  const find = cellFinder(cells);
  const { sheetAxis, rowAxis, columnAxis } = matrix;
  const head = (axisPlace: number, value: number, lines: string) => (
    <>
      <span className={lines}>{axisText(axisPlace, value)}</span>
      {noteOf && (
        <span className="block text-2xs font-normal text-faint">{noteOf(axisPlace, value)}</span>
      )}
    </>
  );
  const counted = (count: number) => Array.from({ length: count }, (_, place) => place);

  return counted(matrix.sheets).map((sheet) => (
    <table
      key={sheet}
      style={looks.table.style}
      className={classes("border-separate text-xs", looks.table.className)}
    >
      <caption className="sticky left-0 px-2 pt-2 pb-1 text-left font-semibold">
        {sheetAxis === undefined ? (
          <span className="sr-only">{caption}</span>
        ) : (
          axisText(sheetAxis, sheet)
        )}
      </caption>
      <thead>
        <tr>
          {rowAxis !== undefined && (
            <td style={looks.corner.style} className="sticky top-0 left-0 z-30 bg-ground" />
          )}
          {counted(matrix.columns).map((column) => (
            <th
              key={column}
              scope="col"
              style={looks.columnHead.style}
              className={classes(
                "sticky top-0 z-20 bg-ground font-medium",
                looks.columnHead.className,
              )}
            >
              {head(columnAxis, column, "line-clamp-2")}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {counted(matrix.rows).map((row) => (
          <tr key={row}>
            {rowAxis !== undefined && (
              <th
                scope="row"
                style={looks.rowHead.style}
                className={classes(
                  "sticky left-0 z-20 bg-ground text-right font-medium",
                  looks.rowHead.className,
                )}
              >
                {head(rowAxis, row, "line-clamp-4")}
              </th>
            )}
            {counted(matrix.columns).map((column) => {
              const cell = find(coordinatesOf(matrix, sheet, row, column));
              const names = [
                axisText(sheetAxis, sheet),
                axisText(rowAxis, row),
                axisText(columnAxis, column),
              ];
              return (
                <td
                  key={column}
                  data-place={`${sheet} ${row} ${column}`}
                  className={looks.cell.className}
                >
                  {cell && drawCell(cell, facts(names))}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  ));
}
