"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { Asset } from "@/lib/core/api/asset";
import type { Generation } from "@/lib/core/api/generation";
import { findModel } from "@/lib/core/models/catalog";

interface Fact {
  label: string;
  value: string;
}

/** What is known of how an image was made, in words. Nothing for an upload. */
export function useAssetFacts(asset: Asset, generation: Generation | undefined): Fact[] {
  const t = useTranslations("library.facts");
  const format = useFormatter();
  if (!generation) return [];
  const { request, outputs, cost, endpoint, requestId, submittedAt, finishedAt } = generation;
  const { seed, size } = request.parameters;
  const model = findModel(request.model);

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
    { label: t("seed"), value: seed === undefined ? t("random") : String(seed) },
    // The images of one call share its seed; only their place tells them apart.
    outputs.length > 1 && {
      label: t("place"),
      value: t("placeOf", { place: (asset.index ?? 0) + 1, count: outputs.length }),
    },
    { label: t("size"), value: size ?? model?.parameters.size?.default ?? t("unknown") },
    request.inputs.length > 0 && {
      label: t("inputs"),
      value: t("inputCount", { images: request.inputs.length, boxes }),
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
