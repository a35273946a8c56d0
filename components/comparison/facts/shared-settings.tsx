"use client";

import { useTranslations } from "next-intl";
import { useCompared } from "@/components/comparison/pane/compared";
import { useSettingName } from "@/components/comparison/words/use-setting-name";
import { useSettingText } from "@/components/comparison/words/use-setting-text";
import { comparedSettings } from "@/lib/core/comparison-view/settings";

/** Settings that all images share, collapsed because they tell no image from another. */
export function SharedSettings() {
  const { images } = useCompared();
  const t = useTranslations("comparison");
  const compose = useTranslations("compose");
  const settingName = useSettingName();
  const settingText = useSettingText();
  const { same } = comparedSettings(images);
  const [first] = images;
  if (!first || same.length === 0) return null;
  return (
    <details className="self-start">
      <summary className="cursor-pointer rounded-sm text-2xs font-semibold text-soft">
        {t("sameInAll", { count: same.length })}
      </summary>
      <dl className="mt-1.5 grid grid-cols-[80px_minmax(0,1fr)] gap-x-2 gap-y-1 text-xs">
        {same.map((key) => (
          <div key={key} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-faint">{settingName(key)}</dt>
            <dd className="wrap-anywhere select-text">{settingText(key, first) ?? "–"}</dd>
          </div>
        ))}
      </dl>
      {same.includes("seed") && (
        <p className="mt-1.5 text-2xs text-faint">{compose("seedSimilar")}</p>
      )}
    </details>
  );
}
