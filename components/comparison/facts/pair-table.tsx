"use client";

import { useFormatter, useTranslations } from "next-intl";
import { type Compared, useCompared } from "@/components/comparison/pane/compared";
import { useSettingName } from "@/components/comparison/words/use-setting-name";
import { useSettingText } from "@/components/comparison/words/use-setting-text";
import { useDeskView } from "@/lib/client/comparison/desk-store";
import { useBoxParts } from "@/lib/client/comparison/use-box-parts";
import type { DifferenceState } from "@/lib/client/comparison/use-difference";
import { comparedSettings, isWritten } from "@/lib/core/comparison-view/settings";
import { WrittenRow } from "./written-row";

interface PairTableProps {
  pair: NonNullable<Compared["pair"]>;
}

/** The differences between A and B, side by side. */
export function PairTable({ pair }: PairTableProps) {
  const t = useTranslations("comparison");
  const settingName = useSettingName();
  const settingText = useSettingText();
  const isMeasured = useDeskView(({ mode }) => mode === "difference");
  const { difference } = useCompared();
  const boxes = useBoxParts(pair[0]);
  const { differing } = comparedSettings([...pair]);
  return (
    <table className="w-full table-fixed self-start text-xs">
      <caption className="pb-1.5 text-left text-2xs font-semibold text-soft">
        {t("chosenPair")}
      </caption>
      <thead>
        <tr className="text-left align-top">
          <th scope="col" className="w-20">
            <span className="sr-only">{t("settingColumn")}</span>
          </th>
          {pair.map(({ id, letter }) => (
            <th key={id} scope="col" className="pb-1 font-semibold">
              {letter}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {differing.map((key) =>
          isWritten(key) ? (
            <WrittenRow
              key={key}
              name={settingName(key)}
              texts={[settingText(key, pair[0]), settingText(key, pair[1])]}
            />
          ) : (
            <tr key={key} className="align-top">
              <Name>{settingName(key)}</Name>
              {pair.map((image) => (
                <td key={image.id} className="py-0.5 pr-2 break-words select-text">
                  <span className="line-clamp-6">{settingText(key, image) ?? "–"}</span>
                </td>
              ))}
            </tr>
          ),
        )}
        {isMeasured && difference.kind === "measured" && (
          <DifferenceRows found={difference.found} boxes={boxes} />
        )}
      </tbody>
    </table>
  );
}

interface DifferenceRowsProps {
  found: Extract<DifferenceState, { kind: "measured" }>["found"];
  boxes: { letter: string }[];
}

function DifferenceRows({ found, boxes }: DifferenceRowsProps) {
  const t = useTranslations("comparison.difference");
  const format = useFormatter();
  const percent = (share: number) =>
    format.number(share, { style: "percent", maximumFractionDigits: 1 });
  const amount = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  const rows = [
    { name: t("share"), value: percent(found.share) },
    ...boxes.map(({ letter }, index) => ({
      name: t("inside", { letter }),
      value: percent(found.parts[index] ?? 0),
    })),
    { name: t("mean"), value: amount(found.mean) },
    { name: t("greatest"), value: amount(found.greatest) },
  ];
  return rows.map(({ name, value }) => (
    <tr key={name} className="align-top">
      <Name>{name}</Name>
      <td colSpan={2} className="py-0.5 tabular-nums select-text">
        {value}
      </td>
    </tr>
  ));
}

function Name({ children }: { children: string }) {
  return (
    <th scope="row" className="py-0.5 pr-2 text-left font-normal text-faint">
      {children}
    </th>
  );
}
