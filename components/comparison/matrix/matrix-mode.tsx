"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ModeFrame, roomAbove } from "@/components/comparison/modes/mode-frame";
import { type PlacedCells, useCompared } from "@/components/comparison/pane/compared";
import { useAxisText } from "@/components/comparison/words/use-axis-text";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import { useDesk, useDeskView } from "@/lib/client/comparison/desk-store";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import type { PixelSize } from "@/lib/core/box/box";
import { usualAspect } from "@/lib/core/comparison-view/layout";
import { cellsOf, mapCells } from "@/lib/core/comparison-view/matrix";
import { fittingWidth } from "@/lib/core/comparison-view/matrix-size";
import { linesIn } from "@/lib/core/sheet/text-lines";
import { AxisPlaces } from "./axis-places";
import { AxisTables } from "./axis-tables";
import { MatrixCell } from "./matrix-cell";

interface MatrixModeProps {
  cells: PlacedCells;
  /** In CSS pixels. */
  room: PixelSize;
}

const smallestCell = 32;
/** Smaller cells would show nothing; a button fits the whole matrix into the window. */
const usableCell = 96;
const largestCell = 640;
/** Below this, nothing beside the picture fits into a cell. */
const captionedCell = 80;
/** Space for the names of rows and columns and the gaps between cells, in CSS pixels. */
const rowHead = 116;
const headFont = 12;
const headLine = 16;
const headPadding = 24;
/** Longer names are truncated: they would push the matrix out of sight. */
const mostHeadLines = 6;
const tableHead = 28;
const gap = 8;
const tableGap = 32;

/** Every cell in its place, with or without an image. */
export function MatrixMode({ cells: { batch, order, matrix }, room }: MatrixModeProps) {
  const t = useTranslations("comparison");
  const { facts } = usePunctuation();
  const axisText = useAxisText(batch.axes);
  const { view } = useDesk();
  const turn = useDeskView((latest) => latest.turn);
  const { images } = useCompared();
  const aspect = images.length > 0 ? usualAspect(images) : 1;
  const inner = roomAbove(room);
  const [wished, setWished] = useState<number>();
  const columnNames = matrix.columns.map(axisText);
  const rowNames = (matrix.tables[0]?.rows ?? []).flatMap(({ head }) =>
    head ? axisText(head) : [],
  );
  const shape = {
    tables: matrix.tables.length,
    rows: matrix.tables[0]?.rows.length ?? 1,
    columns: matrix.columns.length,
    rowHead: order.length > 1 ? rowHead : 0,
    rowHeight: headLine * linesOf(rowNames, rowHead - gap * 3),
    columnHead: (cellWidth: number) =>
      headLine * linesOf(columnNames, cellWidth) + headPadding + (order.length > 2 ? tableHead : 0),
    ...{ aspect, gap, tableGap },
  };
  const fitting = fittingWidth(shape, inner, { least: smallestCell, most: largestCell });
  const width = wished ?? Math.max(usableCell, fitting);
  const pane: PixelSize = { width, height: Math.round(width / aspect) };
  const most = Math.max(1, ...cellsOf(matrix).map(({ outputs }) => outputs.length));
  const looks = {
    table: { className: "flex-none", style: { borderSpacing: `${gap}px ${gap}px`, margin: -gap } },
    corner: { style: { minWidth: rowHead - gap * 2 } },
    columnHead: { className: "py-1 align-bottom", style: { maxWidth: pane.width } },
    rowHead: { className: "pr-1", style: { maxWidth: rowHead - gap * 2 } },
    cell: { className: "p-0" },
  };

  return (
    <ModeFrame
      controls={
        <>
          {order.length > 1 && (
            <AxisPlaces
              axes={batch.axes}
              order={order}
              onOrder={(axisOrder) => view.setState({ axisOrder })}
            />
          )}
          {most > 1 && (
            <div className="flex items-center gap-2 [&>[role=radiogroup]]:self-center">
              <span aria-hidden>{t("batch.imageOfEach")}</span>
              <Segmented
                label={t("batch.imageOfEach")}
                value={String(turn)}
                options={Array.from({ length: most }, (_, place) => ({
                  value: String(place),
                  label: String(place + 1),
                }))}
                onValue={(value) => view.setState({ turn: Number(value) })}
              />
            </div>
          )}
          <Slider
            label={t("batch.cellSize")}
            value={width}
            min={smallestCell}
            max={largestCell}
            step={4}
            onValue={setWished}
            text={`${width} px`}
          />
          <Button size="small" aria-pressed={width === fitting} onClick={() => setWished(fitting)}>
            {t("batch.fit")}
          </Button>
        </>
      }
    >
      <div className="flex h-full flex-wrap content-start items-start gap-x-8 gap-y-4 overflow-auto [scrollbar-width:thin]">
        <AxisTables
          axes={batch.axes}
          matrix={mapCells(matrix, (cell, heads) => (
            <MatrixCell
              batchId={batch.id}
              cell={cell}
              name={facts(heads.map(axisText))}
              turn={turn}
              pane={pane}
              isCaptioned={width >= captionedCell}
            />
          ))}
          caption={batch.name}
          looks={looks}
        />
      </div>
    </ModeFrame>
  );
}

/** How many lines the longest of some names takes. */
const linesOf = (names: string[], width: number) =>
  Math.min(mostHeadLines, Math.max(1, ...names.map((name) => linesIn(name, width, headFont))));
