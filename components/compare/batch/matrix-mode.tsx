"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { GridView } from "@/components/compare/modes/grid-view";
import { ModeFrame, roomAbove } from "@/components/compare/modes/mode-frame";
import { AxisTables } from "@/components/compare/plan/axis-tables";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import type { BatchEnvelope } from "@/lib/core/api/batch";
import type { PixelSize } from "@/lib/core/bbox/box";
import { usualAspect } from "@/lib/core/comparison-view/layout";
import { matrixOf, shownPlace } from "@/lib/core/comparison-view/matrix";
import { MatrixCell } from "./matrix-cell";

interface MatrixModeProps extends GridView {
  envelope: BatchEnvelope;
  /** Which image of each call is shown, from 0. */
  turn: number;
  onTurn: (turn: number) => void;
}

const smallestCell = 96;
const largestCell = 640;
/** Space for the names of rows and columns and the gaps between cells, in CSS pixels. */
const rowHead = 116;
const columnHead = 56;
const gap = 8;

/** Every cell in its place, with or without an image. */
export function MatrixMode(props: MatrixModeProps) {
  const { envelope, turn, onTurn, images, room, step, loupe, onChoose } = props;
  const { batch, generations } = envelope;
  const t = useTranslations("compare");
  const { facts } = usePunctuation();
  const matrix = matrixOf(batch.axes.map(({ values }) => values.length));
  const aspect = images.length > 0 ? usualAspect(images) : 1;
  const inner = roomAbove(room);
  const [wished, setWished] = useState<number>();
  const width = wished ?? fittingWidth(inner, matrix.columns, matrix.rows, aspect);
  const pane: PixelSize = { width, height: Math.round(width / aspect) };
  const most = Math.max(1, ...generations.map(({ outputs }) => outputs.length));
  const runOf = (generationId: string | undefined) =>
    generations.find(({ id }) => id === generationId);
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
                onValue={(value) => onTurn(Number(value))}
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
          cells={batch.cells}
          caption={batch.name}
          looks={looks}
          drawCell={(cell, name) => {
            const run = runOf(cell.generationId);
            const outputs = run?.outputs ?? [];
            const place = shownPlace(outputs.length, turn) ?? 0;
            const image = images.find(({ id }) => id === outputs[place]?.id);
            // The row and column headings already show its values.
            const note = outputs.length > 1 ? `${place + 1}/${outputs.length}` : "";
            const caption = facts([name, note]);
            return (
              <MatrixCell
                batchId={batch.id}
                cell={cell}
                name={name}
                run={run}
                image={image && { ...image, caption }}
                note={note}
                pane={pane}
                step={step}
                loupe={loupe}
                onChoose={onChoose}
              />
            );
          }}
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
