"use client";

import { useTranslations } from "next-intl";
import { comparedSettings } from "@/lib/core/comparison-view/settings";
import type { DeskImage } from "./desk-image";
import { useSettingName } from "./use-setting-name";
import { useSettingText } from "./use-setting-text";

interface FactsPanelProps {
  images: DeskImage[];
  /** As the address has them. */
  imageIds: string[];
  /** Ids of images that the library does not have. */
  missing: string[];
}

/** What differs between the chosen images, and folded below what does not. */
export function FactsPanel({ images, missing }: FactsPanelProps) {
  const t = useTranslations("compare");
  const settingName = useSettingName();
  const settingText = useSettingText();
  const pair = images.filter(({ letter }) => letter !== undefined);
  const shown = pair.toSorted((one, other) => ((one.letter ?? "") < (other.letter ?? "") ? -1 : 1));
  const ofPair = comparedSettings(shown);
  const ofAll = comparedSettings(images);
  const [first] = images;

  return (
    <aside
      aria-label={t("facts")}
      className="flex min-h-0 flex-col gap-5 overflow-y-auto border-l border-line bg-panel p-4 [scrollbar-width:thin] max-[1000px]:border-t max-[1000px]:border-l-0"
    >
      {missing.length > 0 && (
        <p role="status" className="text-xs text-caution">
          {t("missing", { count: missing.length })}
        </p>
      )}
      {shown.length === 2 && (
        <table className="w-full table-fixed text-xs">
          <caption className="pb-1.5 text-left text-2xs font-semibold text-soft">
            {t("chosenPair")}
          </caption>
          <thead>
            <tr className="text-left align-top">
              <td className="w-20" />
              {shown.map(({ id, letter }) => (
                <th key={id} scope="col" className="pb-1 font-semibold">
                  {letter}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ofPair.differing.map((key) => (
              <tr key={key} className="align-top">
                <th scope="row" className="py-0.5 pr-2 text-left font-normal text-faint">
                  {settingName(key)}
                </th>
                {shown.map((image) => (
                  <td key={image.id} className="py-0.5 pr-2 break-words select-text">
                    {settingText(key, image) ?? "–"}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {first && ofAll.same.length > 0 && (
        <details>
          <summary className="cursor-pointer text-2xs font-semibold text-soft">
            {t("sameInAll", { count: ofAll.same.length })}
          </summary>
          <dl className="mt-1.5 grid grid-cols-[80px_minmax(0,1fr)] gap-x-2 gap-y-1 text-xs">
            {ofAll.same.map((key) => (
              <div key={key} className="col-span-2 grid grid-cols-subgrid">
                <dt className="text-faint">{settingName(key)}</dt>
                <dd className="break-words select-text">{settingText(key, first) ?? "–"}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </aside>
  );
}
