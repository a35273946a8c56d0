"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { setParameter } from "@/lib/client/draft/draft-store";
import {
  useDraftFit,
  useDraftModel,
  useDraftSituation,
  useInputAssets,
} from "@/lib/client/draft/use-draft-problems";
import { useFieldProblems } from "@/lib/client/draft/use-field-problems";
import { expectedSize, parseExactSize } from "@/lib/core/generation/size/size";
import { chosenSize, type SizeChoice, sizeChoices } from "@/lib/core/generation/size/size-choices";
import { exactSizeRuleOf, suggestedSizesOf } from "@/lib/core/models/rules";
import { ExactSize } from "./exact-size";
import { FixedSize, UnsetSizeHint } from "./unset-size";

const square = { width: 1024, height: 1024 };

export function SizeField() {
  const t = useTranslations("compose");
  const model = useDraftModel();
  const situation = useDraftSituation();
  const { request } = useDraftFit();
  const { assets } = useInputAssets();
  const problems = useFieldProblems("parameters.size");
  const rule = model.parameters.size;
  if (!rule) return <FixedSize />;

  const needsInputs = (model.inputs?.count.min ?? 0) > 0;
  const size = request.parameters.size ?? rule.default;
  const lastInput = situation.hasInputs ? assets.at(-1) : undefined;
  const expected = expectedSize(model, size, lastInput);
  const choices = sizeChoices(model, situation);
  const chosen = chosenSize(choices, size);
  const exact = chosen === "exact" && size !== undefined ? parseExactSize(size) : undefined;
  // The model may draw any ratio then, which the hint says.
  const isOpen =
    size === undefined && !situation.hasInputs && model.unsetSize?.choosesRatio === true;
  const suggested = suggestedSizesOf(model, situation);
  const nameOf = ({ kind, label }: SizeChoice) =>
    kind === "unset"
      ? t(situation.hasInputs || needsInputs ? "sizeUnset" : "sizeOpen")
      : kind === "exact"
        ? t("sizeExact")
        : label;

  const choose = (value: string) => {
    const kind = choices.find((choice) => choice.value === value)?.kind;
    if (kind === "exact") {
      const start = suggested[0] ?? `${square.width}*${square.height}`;
      const { width, height } = expected ?? square;
      // A tier rarely gives round numbers, but they are a good place to start typing.
      return setParameter("size", rule.tiers.length > 0 ? `${width}*${height}` : start);
    }
    setParameter("size", kind === "unset" || value === rule.default ? undefined : value);
  };

  return (
    <Field
      label={t("size")}
      path="parameters.size"
      fact={isOpen ? undefined : expected && t("sizeAbout", { ...expected })}
      problems={problems}
    >
      <Segmented
        label={t("size")}
        value={chosen ?? ""}
        options={choices.map((choice) => ({
          value: choice.value,
          label: nameOf(choice),
          // The chosen one stays enabled; the problem with it is shown below.
          disabled: choice.obstacle !== undefined && choice.value !== chosen,
        }))}
        onValue={choose}
      />
      {choices.map((choice) =>
        choice.obstacle && choice.value !== chosen ? (
          <p key={choice.value} className="text-2xs text-faint">
            {t(`needs.${choice.obstacle}`, { what: nameOf(choice) })}
          </p>
        ) : null,
      )}
      {size === undefined && <UnsetSizeHint />}
      {exact && (
        <ExactSize
          size={exact}
          suggested={suggested}
          rule={exactSizeRuleOf(model, situation)}
          invalid={problems.length > 0}
          onSize={(next) => setParameter("size", next)}
        />
      )}
    </Field>
  );
}
