"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { setModel } from "@/lib/client/draft-store";
import { useEndpoint } from "@/lib/client/endpoint";
import { useDraftModel } from "@/lib/client/use-draft-problems";
import { priceOf } from "@/lib/core/generation/price";
import { catalog } from "@/lib/core/models/catalog";
import type { Model } from "@/lib/core/models/model";

export function ModelField() {
  const t = useTranslations("compose");
  const format = useFormatter();
  const model = useDraftModel();
  const endpoint = useEndpoint();

  const traits = ({ inputs, parameters }: Model) =>
    t("modelTraits", {
      count: inputs.count.max,
      boxes: inputs.boxes ? "yes" : "no",
      palette: parameters.palette ? "yes" : "no",
      largest: parameters.size?.tiers.at(-1)?.name ?? "",
    });
  const price = priceOf(model, endpoint);
  const unit =
    price && format.number(price.unitPrice, { style: "currency", currency: price.currency });

  return (
    <Field
      label={t("model")}
      controlId="model"
      fact={price && `${unit} · ${t("priceSource", { source: price.source, asOf: price.asOf })}`}
    >
      <Select
        id="model"
        label={t("model")}
        value={model.id}
        options={catalog.map((entry) => ({
          value: entry.id,
          label: entry.title,
          hint: traits(entry),
        }))}
        onValue={setModel}
        className="min-h-12 w-full py-1.5"
      />
    </Field>
  );
}
