"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { setModel } from "@/lib/client/draft/draft-store";
import { useDraftFit, useDraftModel } from "@/lib/client/draft/use-draft-problems";
import { useFieldProblems } from "@/lib/client/draft/use-field-problems";
import { useEndpoint, useModels } from "@/lib/client/queries/service";
import { costOfRequest, priceOf } from "@/lib/core/generation/price";
import { largestSize } from "@/lib/core/generation/size/size-choices";
import { isOffered } from "@/lib/core/models/at-endpoint";
import type { Model } from "@/lib/core/models/model";

export function ModelField() {
  const t = useTranslations("compose");
  const region = useTranslations("shell.endpoint");
  const format = useFormatter();
  const model = useDraftModel();
  const models = useModels();
  const endpoint = useEndpoint();
  const { request } = useDraftFit();

  const traits = (entry: Model) => {
    const { inputs, parameters } = entry;
    const largest = largestSize(entry);
    const parts = [
      !isOffered(entry, endpoint) && t("traits.notInRegion", { region: region(endpoint) }),
      t("traits.inputs", { count: inputs?.count.max ?? 0, min: inputs?.count.min ?? 0 }),
      inputs?.boxes && t("traits.boxes"),
      parameters.palette && t("traits.palette"),
      largest && ("tier" in largest ? largest.tier : t("traits.megapixels", largest)),
      entry.isSecondHand && t("traits.secondHand"),
    ];
    return parts.filter(Boolean).join(" · ");
  };
  const endOf = ({ ends }: Model) => {
    if (!ends) return undefined;
    const day = new Date(ends.on);
    const date = format.dateTime(day, { dateStyle: "long", timeZone: "UTC" });
    const successor = models.find(({ id }) => id === ends.successor)?.title ?? ends.successor;
    return t(Date.now() < day.getTime() ? "ends.ahead" : "ends.over", { date, successor });
  };
  const end = endOf(model);
  const price = priceOf(model, endpoint);
  const cost = costOfRequest(request, model, endpoint);
  const unit =
    cost &&
    format.number(cost.unitPrice, {
      style: "currency",
      currency: cost.currency,
      maximumFractionDigits: 6,
    });
  const source = price?.asOf
    ? t("priceSource", { source: price.source, asOf: price.asOf })
    : t("priceOperator");

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
          hint: [traits(entry), entry.id !== model.id && endOf(entry)].filter(Boolean).join(" · "),
        }))}
        onValue={setModel}
        className="min-h-12 w-full py-1.5"
      />
      {end && <p className="text-2xs text-soft">{end}</p>}
    </Field>
  );
}
