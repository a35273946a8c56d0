"use client";

import type { CSSProperties, ReactNode } from "react";
import { useAxisText } from "@/components/comparison/words/use-axis-text";
import { classes } from "@/components/ui/classes";
import type { Axis } from "@/lib/core/comparison/axis";
import type { Head, Matrix } from "@/lib/core/comparison-view/matrix";

/** The appearance of the tables' parts. */
interface PartLook {
  className?: string;
  style?: CSSProperties;
}

interface AxisTablesProps {
  axes: Axis[];
  matrix: Matrix<ReactNode>;
  /** Names the table if there is no third axis. */
  caption: string;
  looks: Record<"table" | "corner" | "columnHead" | "rowHead" | "cell", PartLook>;
  /** A note on a row, a column or a page: the values that it stands for. */
  noteOf?: (heads: Head[]) => ReactNode;
}

/** The cells of one to three axes: one table per value of the third, with the last axis across. */
export function AxisTables({ axes, matrix, caption, looks, noteOf }: AxisTablesProps) {
  const axisText = useAxisText(axes);
  const contentOf = (head: Head, table: Head | undefined) => (
    <>
      <span title={axisText(head)} className="line-clamp-6 wrap-anywhere">
        {axisText(head)}
      </span>
      {noteOf && (
        <span className="block text-2xs font-normal text-faint">
          {noteOf(table ? [table, head] : [head])}
        </span>
      )}
    </>
  );

  return matrix.tables.map(({ head: table, rows }, sheet) => (
    <table
      key={table?.value ?? "only"}
      style={looks.table.style}
      className={classes("border-separate text-xs", looks.table.className)}
    >
      <caption className="sticky left-0 px-2 pt-2 pb-1 text-left font-semibold">
        {table ? contentOf(table, undefined) : <span className="sr-only">{caption}</span>}
      </caption>
      <thead>
        <tr>
          {rows[0]?.head && (
            <td style={looks.corner.style} className="sticky top-0 left-0 z-30 bg-ground" />
          )}
          {matrix.columns.map((column) => (
            <HeadCell key={column.value} scope="col" look={looks.columnHead}>
              {contentOf(column, table)}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ head, cells }, row) => (
          <tr key={head?.value ?? "only"}>
            {head && (
              <HeadCell scope="row" look={looks.rowHead}>
                {contentOf(head, table)}
              </HeadCell>
            )}
            {cells.map((cell, column) => (
              <td
                key={matrix.columns[column]?.value}
                data-place={`${sheet} ${row} ${column}`}
                className={looks.cell.className}
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  ));
}

interface HeadCellProps {
  scope: "col" | "row";
  look: PartLook;
  children: ReactNode;
}

const edges = { col: "top-0", row: "left-0 text-right" };

/** The name of a column or a row; it stays in sight. */
function HeadCell({ scope, look, children }: HeadCellProps) {
  return (
    <th
      scope={scope}
      style={look.style}
      className={classes("sticky z-20 bg-ground font-medium", edges[scope], look.className)}
    >
      {children}
    </th>
  );
}
