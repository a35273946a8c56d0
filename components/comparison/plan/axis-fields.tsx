"use client";

import { useTranslations } from "next-intl";
import { Segmented } from "@/components/ui/segmented";
import { useModels } from "@/lib/client/queries/service";
import type { AxisForm } from "@/lib/core/comparison-view/axis-form";
import type { Draft } from "@/lib/core/generation/draft/draft";
import { CheckList } from "./check-list";
import { InputAxis } from "./input-axis";
import { LinesField } from "./lines-field";
import { PaletteAxis } from "./palette-axis";
import { SeedAxis } from "./seed-axis";
import { SizeAxis } from "./size-axis";

interface AxisFieldsProps {
  form: AxisForm;
  draft: Draft;
  onForm: (form: AxisForm) => void;
}

const ways = ["variants", "alternatives"] as const;

/** The values of an axis, with fields for its kind. */
export function AxisFields({ form, draft, onForm }: AxisFieldsProps) {
  const t = useTranslations("comparison");
  const models = useModels();
  switch (form.kind) {
    case "seed":
      return (
        <SeedAxis text={form.text} draft={draft} onText={(text) => onForm({ ...form, text })} />
      );
    case "size":
      return (
        <SizeAxis
          values={form.values}
          draft={draft}
          onValues={(values) => onForm({ ...form, values })}
        />
      );
    case "model":
      return (
        <CheckList
          label={t("axis.model")}
          options={models.map(({ id, title }) => ({ value: id, label: title }))}
          chosen={form.values}
          onChosen={(values) => onForm({ ...form, values })}
        />
      );
    case "prompt":
      return (
        <>
          <Segmented
            label={t("plan.promptWay")}
            value={form.way}
            options={ways.map((value) => ({ value, label: t(`plan.ways.${value}`) }))}
            onValue={(way) => onForm({ ...form, way })}
          />
          {form.way === "variants" ? (
            <LinesField
              label={t("plan.promptLines")}
              text={form.text}
              onText={(text) => onForm({ ...form, text })}
            />
          ) : (
            <p className="text-xs text-soft">{t("plan.alternativesHint")}</p>
          )}
        </>
      );
    case "negativePrompt":
      return (
        <LinesField
          label={t("plan.negativeLines")}
          text={form.text}
          onText={(text) => onForm({ ...form, text })}
        />
      );
    case "palette":
      return (
        <PaletteAxis
          values={form.values}
          draft={draft}
          onValues={(values) => onForm({ ...form, values })}
        />
      );
    case "input":
      return <InputAxis form={form} draft={draft} onForm={onForm} />;
    default:
      return <p className="text-xs text-soft">{t("plan.offAndOn")}</p>;
  }
}
