"use client";

import type { CSSProperties, ReactNode } from "react";
import { classes } from "@/components/ui/classes";
import { cellFinder, coordinatesOf, matrixOf } from "@/lib/core/comparison-view/matrix";
import { useAxisText } from "./use-axis-text";

type Axes = Parameters<typeof useAxisText>[0];

/** How a part of the tables looks. */
interface PartLook {
  className?: string;
  style?: CSSProperties;
}

interface AxisTablesProps<Cell> {
  axes: Axes;
  cells: Cell[];
  /** Names the table where there is no third axis. */
  caption: string;
  looks: Record<"table" | "corner" | "columnHead" | "rowHead" | "cell", PartLook>;
  /** What else is said of the value of an axis. */
  noteOf?: (axisPlace: number, value: number) => ReactNode;
  /** @param name the cell's values, in words */
  drawCell: (cell: Cell, name: string) => ReactNode;
}

/** The cells of one to three axes: a table for each value of the third, the last axis across. */
export function AxisTables<Cell extends { coordinates: number[] }>(props: AxisTablesProps<Cell>) {
  const { axes, cells, caption, looks, noteOf, drawCell } = props;
  const axisText = useAxisText(axes);
  const matrix = matrixOf(axes.map(({ values }) => values.length));
  const find = cellFinder(cells);
  const { sheetAxis, rowAxis, columnAxis } = matrix;
  const headText = (axisPlace: number | undefined, value: number) => {
    const axis = axisPlace === undefined ? undefined : axes[axisPlace];
    return axis ? axisText(axis, value) : "";
  };
  const note = (axisPlace: number, value: number) =>
    noteOf && (
      <span className="block text-2xs font-normal text-faint">{noteOf(axisPlace, value)}</span>
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
          headText(sheetAxis, sheet)
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
              <span className="line-clamp-2">{headText(columnAxis, column)}</span>
              {note(columnAxis, column)}
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
                <span className="line-clamp-4">{headText(rowAxis, row)}</span>
                {note(rowAxis, row)}
              </th>
            )}
            {counted(matrix.columns).map((column) => {
              const cell = find(coordinatesOf(matrix, sheet, row, column));
              const names = [
                headText(sheetAxis, sheet),
                headText(rowAxis, row),
                headText(columnAxis, column),
              ];
              return (
                <td
                  key={column}
                  data-place={`${sheet} ${row} ${column}`}
                  className={looks.cell.className}
                >
                  {cell && drawCell(cell, names.filter(Boolean).join(", "))}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  ));
}
