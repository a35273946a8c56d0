"use client";

import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import type { BatchPlan } from "@/lib/core/api/batch";
import { cellFinder, coordinatesOf, matrixOf } from "@/lib/core/comparison-view/matrix";
import { useAxisText } from "../use-axis-text";
import { useMoneyText } from "../use-money-text";
import { PlanCell } from "./plan-cell";

interface PlanMatrixProps {
  plan: BatchPlan;
  /** Switches a cell off, or on again. */
  onToggle: (key: string) => void;
}

const arrows: Record<string, [down: number, across: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Every cell before anything runs: what it costs, or why it does not. */
export function PlanMatrix({ plan, onToggle }: PlanMatrixProps) {
  const t = useTranslations("compare");
  const { axes, cells, totalsByValue } = plan;
  const axisText = useAxisText(axes);
  const money = useMoneyText();
  const matrix = matrixOf(axes.map(({ values }) => values.length));
  const find = cellFinder(cells);
  const { rowAxis, columnAxis, sheetAxis } = matrix;

  const headText = (axisPlace: number | undefined, value: number) => {
    const axis = axisPlace === undefined ? undefined : axes[axisPlace];
    return axis ? axisText(axis, value) : "";
  };
  const priceOf = (axisPlace: number | undefined, value: number) => {
    const totals = axisPlace === undefined ? undefined : totalsByValue[axisPlace]?.[value];
    if (!totals || totals.calls === 0) return t("plan.free");
    return totals.unknownPrices > 0 ? t("plan.priceUnknown") : money(totals.price);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const [down, across] = arrows[event.key] ?? [];
    if (down === undefined || across === undefined || !(event.target instanceof HTMLElement))
      return;
    const cell = event.target.closest<HTMLElement>("[data-place]");
    const [sheet, row = 0, column = 0] = cell?.dataset.place?.split(" ").map(Number) ?? [];
    const place = `${sheet} ${row + down} ${column + across}`;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-place="${place}"] button`)?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows walk the buttons inside.
    <div onKeyDown={onKeyDown} className="flex flex-wrap items-start gap-x-10 gap-y-6">
      {Array.from({ length: matrix.sheets }, (_, sheet) => (
        <table
          // biome-ignore lint/suspicious/noArrayIndexKey: sheets have no other name.
          key={sheet}
          className="border-separate border-spacing-1 self-start text-xs"
        >
          <caption className="sticky left-0 pb-1 text-left font-semibold">
            {sheetAxis === undefined ? (
              <span className="sr-only">{t("plan.cells")}</span>
            ) : (
              headText(sheetAxis, sheet)
            )}
          </caption>
          <thead>
            <tr>
              {rowAxis !== undefined && <td className="sticky top-0 left-0 z-20 bg-ground" />}
              {Array.from({ length: matrix.columns }, (_, column) => (
                <th
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
                  key={column}
                  scope="col"
                  className="sticky top-0 z-10 max-w-40 min-w-24 bg-ground px-1 py-1.5 font-medium"
                >
                  <span className="line-clamp-2">{headText(columnAxis, column)}</span>
                  <span className="block text-2xs font-normal text-faint">
                    {priceOf(columnAxis, column)}
                  </span>
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
                    className="sticky left-0 z-10 max-w-48 min-w-28 bg-ground py-1 pr-3 text-right font-medium"
                  >
                    <span className="line-clamp-3">{headText(rowAxis, row)}</span>
                    <span className="block text-2xs font-normal text-faint">
                      {priceOf(rowAxis, row)}
                    </span>
                  </th>
                )}
                {Array.from({ length: matrix.columns }, (_, column) => {
                  const cell = find(coordinatesOf(matrix, sheet, row, column));
                  return (
                    <td
                      // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place.
                      key={column}
                      data-place={`${sheet} ${row} ${column}`}
                    >
                      {cell && (
                        <PlanCell
                          cell={cell}
                          name={[
                            headText(sheetAxis, sheet),
                            headText(rowAxis, row),
                            headText(columnAxis, column),
                          ]
                            .filter(Boolean)
                            .join(", ")}
                          onToggle={() => onToggle(cell.key)}
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
  );
}
