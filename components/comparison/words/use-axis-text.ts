"use client";

import { useTranslations } from "next-intl";
import { useAssets } from "@/lib/client/queries/use-assets";
import { useModelTitle } from "@/lib/client/words/use-model-title";
import type { Axis } from "@/lib/core/comparison/axis";
import type { Head } from "@/lib/core/comparison-view/matrix";
import { useDistinctWords } from "./use-distinct-words";

/** The name of an axis value, with the axis's name if it needs one. */
export function useAxisText(axes: Axis[]): (head: Head) => string {
  const t = useTranslations("comparison");
  const toggle = useTranslations("compose.toggle");
  const titleOf = useModelTitle();
  const inputIds = axes.flatMap((axis) =>
    axis.kind === "input" ? axis.values.map(({ value }) => value) : [],
  );
  const inputs = useAssets(inputIds);
  const prompts = axes.flatMap((axis) =>
    axis.kind === "prompt" ? axis.values.map(({ value }) => value) : [],
  );
  const words = useDistinctWords(prompts);

  const valueText = (axis: Axis, place: number): string => {
    const label = axis.values[place]?.label;
    switch (axis.kind) {
      case "seed":
        return `${t("setting.seed")} ${axis.values[place]?.value}`;
      case "model":
        return titleOf(axis.values[place]?.value ?? "");
      case "size":
        return axis.values[place]?.value.replace("*", " × ") ?? "";
      case "negativePrompt":
        return label ?? (axis.values[place]?.value || t("plan.noNegative"));
      case "prompt":
        return label ?? words[place] ?? "";
      case "palette":
        return label ?? t("value.palette", { count: axis.values[place]?.value.length ?? 0 });
      case "input": {
        const id = axis.values[place]?.value;
        return label ?? inputs.find(({ data }) => data?.id === id)?.data?.name ?? "";
      }
      default:
        return `${toggle(axis.kind)}: ${t(axis.values[place]?.value ? "value.on" : "value.off")}`;
    }
  };
  return (head) => {
    const axis = axes[head.axis];
    return axis ? valueText(axis, head.value) : "";
  };
}
