"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ModeFrame, roomAbove } from "@/components/comparison/modes/mode-frame";
import { type ComparedCells, useCompared } from "@/components/comparison/pane/compared";
import type { DeskImage } from "@/components/comparison/pane/desk-image";
import { useAxisText } from "@/components/comparison/words/use-axis-text";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import { useDesk, useDeskView } from "@/lib/client/comparison/desk-store";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import type { PixelSize } from "@/lib/core/box/box";
import { usualAspect } from "@/lib/core/comparison-view/layout";
import { cellsOf, mapCells } from "@/lib/core/comparison-view/matrix";
import { AxisTables } from "./axis-tables";
import { MatrixCell } from "./matrix-cell";

interface MatrixModeProps {
  cells: ComparedCells<DeskImage>;
  /** In CSS pixels. */
  room: PixelSize;
}

const smallestCell = 96;
const largestCell = 640;
/** Space for the names of rows and columns and the gaps between cells, in CSS pixels. */
const rowHead = 116;
const columnHead = 56;
const gap = 8;

/** Every cell in its place, with or without an image. */
export function MatrixMode({ cells: { batch, matrix }, room }: MatrixModeProps) {
  const t = useTranslations("comparison");
  const { facts } = usePunctuation();
  const axisText = useAxisText(batch.axes);
  const { view } = useDesk();
  const turn = useDeskView((latest) => latest.turn);
  const { images } = useCompared();
  const aspect = images.length > 0 ? usualAspect(images) : 1;
  const inner = roomAbove(room);
  const [wished, setWished] = useState<number>();
  const width =
    wished ??
    fittingWidth(inner, matrix.columns.length, matrix.tables[0]?.rows.length ?? 1, aspect);
  const pane: PixelSize = { width, height: Math.round(width / aspect) };
  const most = Math.max(1, ...cellsOf(matrix).map(({ outputs }) => outputs.length));
  const looks = {
    table: { className: "flex-none", style: { borderSpacing: `${gap}px ${gap}px`, margin: -gap } },
    corner: { style: { minWidth: rowHead - gap * 2 } },
    columnHead: { className: "py-1", style: { maxWidth: pane.width } },
    rowHead: { className: "pr-1", style: { maxWidth: rowHead - gap * 2 } },
    cell: { className: "p-0" },
  };

  return (
    <ModeFrame
      controls={
        <>
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
            />
          ))}
          caption={batch.name}
          looks={looks}
        />
      </div>
    </ModeFrame>
  );
}

/** The cell width at which a sheet just fits, clamped to a usable range. */
function fittingWidth(room: PixelSize, columns: number, rows: number, aspect: number): number {
  const across = (room.width - rowHead - gap * columns) / columns;
  const down = ((room.height - columnHead - gap * (rows + 1)) / rows) * aspect;
  const width = Math.floor(Math.min(across, down) / 4) * 4;
  return Math.min(largestCell, Math.max(smallestCell, width));
}
