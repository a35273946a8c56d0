"use client";

import { useTranslations } from "next-intl";
import { useModelTitle } from "@/lib/client/words/use-model-title";
import type { Asset } from "@/lib/core/api/asset";
import type { ComparedImage, SettingKey } from "@/lib/core/comparison-view/settings";

/** A setting of an image as text; undefined if the image has none. */
export function useSettingText(): (key: SettingKey, image: ComparedImage) => string | undefined {
  const t = useTranslations("comparison.value");
  const words = useTranslations("compose.rewritingModes");
  const titleOf = useModelTitle();
  const switched = (value: boolean | undefined) =>
    value === undefined ? t("default") : t(value ? "on" : "off");

  const seedText = (seed: number | undefined, { made }: Asset) => {
    if (made?.imageSeed !== undefined) return String(made.imageSeed);
    return seed === undefined ? t("random") : t("seedShared", { seed: String(seed) });
  };

  return (key, { asset, generation }) => {
    const kind = asset.mime.replace("image/", "").toUpperCase();
    if (key === "pixels") return `${asset.width} × ${asset.height}`;
    if (key === "file") return generation ? kind : `${asset.name}, ${kind}`;
    if (!generation) return undefined;
    const { request, outputs, actualPrompts } = generation;
    const { parameters } = request;
    const boxes = request.inputs.reduce((count, input) => count + input.boxes.length, 0);
    switch (key) {
      case "model":
        return titleOf(request.model);
      case "prompt":
        return request.prompt;
      case "negativePrompt":
        return request.negativePrompt;
      case "rewritten":
        return actualPrompts?.[asset.index ?? 0];
      case "inputs":
        return t("inputs", { count: request.inputs.length });
      case "boxes":
        return t("boxes", { count: boxes });
      case "seed":
        return seedText(parameters.seed, asset);
      case "place":
        return t("place", { place: (asset.index ?? 0) + 1, count: outputs.length });
      case "size":
        return parameters.size?.replace("*", " × ") ?? t("default");
      case "palette":
        return t("palette", { count: parameters.palette?.length ?? 0 });
      case "promptExtendMode": {
        const mode = parameters.promptExtendMode;
        return mode ? words(mode) : t("default");
      }
      default:
        return switched(parameters[key]);
    }
  };
}
