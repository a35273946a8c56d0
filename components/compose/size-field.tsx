"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { Segmented } from "@/components/ui/segmented";
import { endEdit, setParameter, useDraft } from "@/lib/client/draft-store";
import { useDraftModel, useInputAssets } from "@/lib/client/use-draft-problems";
import { useFieldProblems } from "@/lib/client/use-field-problems";
import { expectedSize, parseExactSize } from "@/lib/core/generation/size";
import { tierObstacle } from "@/lib/core/models/rules";

const exact = "exact";
const obstacleTexts = {
  inputs: "tierNeedsNoInputs",
  sequential: "tierNeedsNoSet",
} as const;

export function SizeField() {
  const t = useTranslations("compose");
  const model = useDraftModel();
  const chosen = useDraft((draft) => draft.parameters.size);
  const hasInputs = useDraft((draft) => draft.inputs.length > 0);
  const sequential = useDraft((draft) => draft.parameters.sequential ?? false);
  const { assets } = useInputAssets();
  const problems = useFieldProblems("parameters.size");
  const rule = model.parameters.size;
  if (!rule) return null;

  const size = chosen ?? rule.default;
  const exactSize = parseExactSize(size);
  const expected = expectedSize(model, size, assets.at(-1));
  const tiers = rule.tiers.map(({ name }) => ({
    name,
    obstacle: tierObstacle(model, name, { hasInputs, sequential }),
  }));
  const setExact = (width: number, height: number) => setParameter("size", `${width}*${height}`);

  const choose = (value: string) => {
    if (value !== exact) return setParameter("size", value === rule.default ? undefined : value);
    setExact(expected?.width ?? 1024, expected?.height ?? 1024);
  };

  return (
    <Field
      label={t("size")}
      fact={expected && t(exactSize ? "sizeExactly" : "sizeAbout", { ...expected })}
      problems={problems}
    >
      <Segmented
        label={t("size")}
        value={exactSize ? exact : size}
        options={[
          ...tiers.map(({ name, obstacle }) => ({
            value: name,
            label: name,
            // The chosen one stays in reach, with what is wrong about it below.
            disabled: obstacle !== undefined && name !== size,
          })),
          { value: exact, label: t("sizeExact") },
        ]}
        onValue={choose}
      />
      {tiers.map(({ name, obstacle }) =>
        obstacle && obstacle !== "model" && name !== size ? (
          <p key={name} className="text-2xs text-faint">
            {t(obstacleTexts[obstacle], { tier: name })}
          </p>
        ) : null,
      )}
      {exactSize && (
        <div className="flex items-center gap-2">
          <NumberInput
            aria-label={t("width")}
            value={exactSize.width}
            step={16}
            invalid={problems.length > 0}
            onValue={(width = 0) => setExact(Math.max(0, width), exactSize.height)}
            onBlur={endEdit}
          />
          <span className="text-faint">×</span>
          <NumberInput
            aria-label={t("height")}
            value={exactSize.height}
            step={16}
            invalid={problems.length > 0}
            onValue={(height = 0) => setExact(exactSize.width, Math.max(0, height))}
            onBlur={endEdit}
          />
        </div>
      )}
    </Field>
  );
}
