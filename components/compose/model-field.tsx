"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { setModel } from "@/lib/client/draft/draft-store";
import { useDraftFit, useDraftModel } from "@/lib/client/draft/use-draft-problems";
import { useFieldProblems } from "@/lib/client/draft/use-field-problems";
import { useEndpoint, useModels } from "@/lib/client/queries/service";
import { useMoneyText } from "@/lib/client/words/use-money-text";
import { costOfRequest, priceOf } from "@/lib/core/generation/price";
import { isOffered } from "@/lib/core/models/at-endpoint";
import { endingOf } from "@/lib/core/models/choosing";
import type { Model } from "@/lib/core/models/model";
import { SwitchModel } from "./switch-model";
import { useModelDetails } from "./use-model-details";
import { useModelWords } from "./use-model-words";

/** The model, in a list that says of each what the present draft would be with it. */
export function ModelField() {
  const t = useTranslations("compose");
  const region = useTranslations("shell.endpoint");
  const money = useMoneyText();
  const model = useDraftModel();
  const models = useModels();
  const endpoint = useEndpoint();
  const { request } = useDraftFit();
  const words = useModelWords();
  const detailsOf = useModelDetails();

  const endingWith = (entry: Model) => {
    const ending = endingOf(entry, models, Date.now());
    return ending && { ...ending, text: words.ending(ending) };
  };
  const groupOf = (entry: Model) => {
    if (!isOffered(entry, endpoint)) return t("modelsNotInRegion", { region: region(endpoint) });
    return endingWith(entry)?.text ?? t("modelsInService");
  };
  const ending = endingWith(model);
  const price = priceOf(model, endpoint);
  const cost = costOfRequest(request, model, endpoint);
  const unit = cost && money(cost.unitPrice, cost.currency);
  const source = price?.asOf
    ? t("priceSource", { source: price.source, asOf: price.asOf })
    : t("priceAdministrator");

  return (
    <Field
      label={t("model")}
      path="model"
      controlId="model"
      problems={useFieldProblems("model")}
      fact={price ? `${unit} · ${source}` : t("priceUnpublished")}
    >
      <Select
        id="model"
        label={t("model")}
        value={model.id}
        options={models.map((entry) => ({
          value: entry.id,
          label: entry.title,
          group: groupOf(entry),
          ...(entry === model
            ? { hint: [words.traits(entry), words.strengths(entry)].join(" · ") }
            : {}),
        }))}
        detailsOf={detailsOf}
        onValue={setModel}
        className="min-h-12 w-full py-1.5"
      />
      {ending && (
        <div className="flex flex-wrap items-center gap-x-2 text-2xs text-soft">
          <p>{ending.text}</p>
          {ending.successor && <SwitchModel to={ending.successor} />}
        </div>
      )}
    </Field>
  );
}
