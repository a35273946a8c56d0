"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Slider } from "@/components/ui/slider";
import type { BatchEnvelope } from "@/lib/core/api/batch";
import type { PixelSize } from "@/lib/core/bbox/box";
import { usualAspect } from "@/lib/core/comparison-view/layout";
import { cellFinder, coordinatesOf, matrixOf } from "@/lib/core/comparison-view/matrix";
import type { GridView } from "../grid-view";
import { ModeFrame, roomAbove } from "../mode-frame";
import { useAxisText } from "../use-axis-text";
import { MatrixCell } from "./matrix-cell";

interface MatrixModeProps extends GridView {
  envelope: BatchEnvelope;
}

const smallestCell = 96;
const largestCell = 640;
/** For the names of rows and columns and the gaps between cells, in CSS pixels. */
const rowHead = 116;
const columnHead = 36;
const gap = 8;

/** Every cell in its place, whether its image is there or not. */
export function MatrixMode(props: MatrixModeProps) {
  const { envelope, images, room, step, loupe, onChoose } = props;
  const { batch, generations } = envelope;
  const t = useTranslations("compare");
  const axisText = useAxisText(batch.axes);
  const matrix = matrixOf(batch.axes.map(({ values }) => values.length));
  const find = cellFinder(batch.cells);
  const aspect = images.length > 0 ? usualAspect(images) : 1;
  const inner = roomAbove(room);
  const [wished, setWished] = useState<number>();
  const width = wished ?? fittingWidth(inner, matrix.columns, matrix.rows, aspect);
  const pane: PixelSize = { width, height: Math.round(width / aspect) };
  const { sheetAxis, rowAxis, columnAxis } = matrix;
  const head = (axisPlace: number | undefined, value: number) => {
    const axis = axisPlace === undefined ? undefined : batch.axes[axisPlace];
    return axis ? axisText(axis, value) : "";
  };
  const runOf = (generationId: string | undefined) =>
    generations.find(({ id }) => id === generationId);

  return (
    <ModeFrame
      controls={
        <Slider
          label={t("batch.cellSize")}
          value={width}
          min={smallestCell}
          max={largestCell}
          step={4}
          onValue={setWished}
          text={`${width} px`}
        />
      }
    >
      <div className="flex h-full flex-wrap content-start items-start gap-x-8 gap-y-4 overflow-auto [scrollbar-width:thin]">
        {Array.from({ length: matrix.sheets }, (_, sheet) => (
          <table
            // biome-ignore lint/suspicious/noArrayIndexKey: a sheet is its place.
            key={sheet}
            className="flex-none border-separate text-xs"
            style={{ borderSpacing: `${gap}px ${gap}px`, margin: -gap }}
          >
            <caption className="sticky left-0 px-2 pt-2 text-left font-semibold">
              {sheetAxis === undefined ? (
                <span className="sr-only">{batch.name}</span>
              ) : (
                head(sheetAxis, sheet)
              )}
            </caption>
            <thead>
              <tr>
                {rowAxis !== undefined && (
                  <td
                    className="sticky top-0 left-0 z-30 bg-ground"
                    style={{ minWidth: rowHead - gap * 2 }}
                  />
                )}
                {Array.from({ length: matrix.columns }, (_, column) => (
                  <th
                    // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
                    key={column}
                    scope="col"
                    style={{ maxWidth: pane.width }}
                    className="sticky top-0 z-20 truncate bg-ground py-1 font-medium"
                  >
                    {head(columnAxis, column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: matrix.rows }, (_, row) => (
                <tr
                  // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place.
                  key={row}
                >
                  {rowAxis !== undefined && (
                    <th
                      scope="row"
                      style={{ maxWidth: rowHead - gap * 2 }}
                      className="sticky left-0 z-20 bg-ground pr-1 text-right font-medium"
                    >
                      <span className="line-clamp-4">{head(rowAxis, row)}</span>
                    </th>
                  )}
                  {Array.from({ length: matrix.columns }, (_, column) => {
                    const cell = find(coordinatesOf(matrix, sheet, row, column));
                    const run = runOf(cell?.generationId);
                    const shown = images.find(({ id }) => id === run?.outputs[0]?.id);
                    return (
                      <td
                        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place.
                        key={column}
                        className="p-0"
                      >
                        {cell && (
                          <MatrixCell
                            batchId={batch.id}
                            cell={cell}
                            name={[
                              head(sheetAxis, sheet),
                              head(rowAxis, row),
                              head(columnAxis, column),
                            ]
                              .filter(Boolean)
                              .join(", ")}
                            run={run}
                            image={shown}
                            pane={pane}
                            step={step}
                            loupe={loupe}
                            onChoose={onChoose}
                          />
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </ModeFrame>
  );
}

/** The width of a cell at which a sheet just fits, as far as that is neither too small nor too large. */
function fittingWidth(room: PixelSize, columns: number, rows: number, aspect: number): number {
  const across = (room.width - rowHead - gap * columns) / columns;
  const down = ((room.height - columnHead - gap * (rows + 1)) / rows) * aspect;
  const width = Math.floor(Math.min(across, down) / 4) * 4;
  return Math.min(largestCell, Math.max(smallestCell, width));
}
