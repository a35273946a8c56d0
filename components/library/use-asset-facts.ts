"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useModels } from "@/lib/client/service";
import { useFailureText } from "@/lib/client/use-problem-text";
import type { Asset } from "@/lib/core/api/asset";
import type { Generation } from "@/lib/core/api/generation";

interface Fact {
  label: string;
  value: string;
}

/** What is known of how an image was made, in words. Nothing for an upload. */
export function useAssetFacts(asset: Asset, generation: Generation | undefined): Fact[] {
  const t = useTranslations("library.facts");
  const change = useTranslations("compose.change");
  const format = useFormatter();
  const models = useModels();
  const failureText = useFailureText();
  if (!generation) return [];
  const { request, outputs, cost, endpoint, requestId, submittedAt, finishedAt } = generation;
  const { seed, size } = request.parameters;
  const model = models.find(({ id }) => id === request.model);

  const money = (amount: number, currency: string) =>
    format.number(amount, { style: "currency", currency, maximumFractionDigits: 6 });
  const costText = () => {
    if (!cost) return t("unknown");
    const total = money(cost.total, cost.currency);
    return endpoint === "sandbox" ? t("costSandbox", { total }) : total;
  };
  const boxes = request.inputs.reduce((count, input) => count + input.boxes.length, 0);

  const facts: (Fact | false)[] = [
    { label: t("model"), value: model?.title ?? request.model },
    request.negativePrompt !== undefined && {
      label: t("negativePrompt"),
      value: request.negativePrompt,
    },
    { label: t("seed"), value: seed === undefined ? t("random") : String(seed) },
    // The images of one call share its seed; only their place tells them apart.
    outputs.length > 1 && {
      label: t("place"),
      value: t("placeOf", { place: (asset.index ?? 0) + 1, count: outputs.length }),
    },
    { label: t("size"), value: size ?? model?.parameters.size?.default ?? t("sizeUnset") },
    request.inputs.length > 0 && {
      label: t("inputs"),
      value: t("inputCount", { images: request.inputs.length, boxes }),
    },
    ...(generation.sentInputs ?? []).map(({ changes, width, height }, index) => {
      if (changes.length === 0) return false;
      return {
        label: t("sentAs", { number: index + 1 }),
        value: t("sentCopy", {
          width: String(width),
          height: String(height),
          changes: format.list(changes.map((name) => change(name))),
        }),
      };
    }),
    generation.failures.length > 0 && {
      label: t("missing"),
      value: format.list([...new Set(generation.failures.map(failureText))]),
    },
    { label: t("cost"), value: costText() },
    submittedAt !== undefined &&
      finishedAt !== undefined && {
        label: t("wait"),
        value: t("seconds", {
          seconds: Math.round((Date.parse(finishedAt) - Date.parse(submittedAt)) / 1000),
        }),
      },
    requestId !== undefined && { label: t("requestId"), value: requestId },
  ];
  return facts.filter((fact) => fact !== false);
}
