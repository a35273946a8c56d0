"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useModels } from "@/lib/client/queries/service";
import { useMoneyText } from "@/lib/client/words/use-money-text";
import type { Asset } from "@/lib/core/api/asset";
import type { Generation } from "@/lib/core/api/generation";
import { seedOfImage } from "@/lib/core/generation/seed";
import { parseExactSize } from "@/lib/core/generation/size/size";
import { toggles } from "@/lib/core/models/toggles";

export interface Fact {
  label: string;
  value: string;
  /** What users may want to copy of it, such as an id to give to support. */
  copied?: string | undefined;
}

/** The facts about a run, as text. */
export function useRunFacts(asset: Asset, generation: Generation): Fact[] {
  const t = useTranslations("viewer.facts");
  const shell = useTranslations("shell.endpoint");
  const toggle = useTranslations("compose.toggle");
  const compose = useTranslations("compose");
  const format = useFormatter();
  const money = useMoneyText();
  const models = useModels();
  const { request, outputs, cost, endpoint, requestId, taskId } = generation;
  const { createdAt, submittedAt, finishedAt } = generation;
  const { size, n, promptExtendMode } = request.parameters;
  const model = models.find(({ id }) => id === request.model);

  const imageSeed = seedOfImage(request.parameters, asset.index ?? 0, model);
  const shownSeed = imageSeed ?? request.parameters.seed;
  const seedText = () => {
    if (shownSeed === undefined) return t("random");
    const seed = String(shownSeed);
    return imageSeed === undefined ? t("seedShared", { seed }) : seed;
  };
  const sizeText = () => {
    const asked = size ?? model?.parameters.size?.default;
    const drawn = `${asset.width} × ${asset.height}`;
    if (asked === undefined) return t(request.inputs.length > 0 ? "sizeUnset" : "sizeOpen");
    const shown = asked.replace("*", " × ");
    // A tier says nothing exact that the drawn size could differ from.
    const differs = parseExactSize(asked) !== undefined && shown !== drawn;
    return differs ? t("sizeDrawn", { asked: shown, drawn }) : shown;
  };

  const costText = () => {
    if (!cost) return t("unknown");
    const total = money(cost.total, cost.currency);
    return endpoint === "sandbox" ? t("costSandbox", { total }) : total;
  };
  const time = (at: string) =>
    format.dateTime(new Date(at), {
      dateStyle: "medium",
      timeStyle: "medium",
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
  const seconds = (from: string, to: string) =>
    t("seconds", { seconds: Math.round((Date.parse(to) - Date.parse(from)) / 1000) });
  const chosen = toggles.filter((name) => request.parameters[name] !== undefined);

  const facts: (Fact | false)[] = [
    { label: t("model"), value: model?.title ?? request.model },
    {
      label: t("seed"),
      value: seedText(),
      copied: shownSeed === undefined ? undefined : String(shownSeed),
    },
    outputs.length > 1 && {
      label: t("place"),
      value: t("placeOf", { place: (asset.index ?? 0) + 1, count: outputs.length }),
    },
    { label: t("size"), value: sizeText() },
    n !== undefined && { label: t("count"), value: String(n) },
    ...chosen.map((name) => ({
      label: toggle(name),
      value: t(request.parameters[name] ? "on" : "off"),
    })),
    promptExtendMode !== undefined && {
      label: compose("rewritingMode"),
      value: compose(`rewritingModes.${promptExtendMode}`),
    },
    { label: t("cost"), value: costText() },
    { label: t("endpoint"), value: shell(endpoint) },
    { label: t("queued"), value: time(createdAt) },
    submittedAt !== undefined && { label: t("sent"), value: time(submittedAt) },
    finishedAt !== undefined && { label: t("finished"), value: time(finishedAt) },
    submittedAt !== undefined &&
      finishedAt !== undefined && { label: t("wait"), value: seconds(submittedAt, finishedAt) },
    requestId !== undefined && { label: t("requestId"), value: requestId, copied: requestId },
    taskId !== undefined && { label: t("taskId"), value: taskId, copied: taskId },
  ];
  return facts.filter((fact) => fact !== false);
}
