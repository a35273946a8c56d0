"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ImagePicker } from "@/components/comparison/desk/image-picker";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { AxisForm } from "@/lib/core/comparison-view/axis-form";
import type { Draft } from "@/lib/core/generation/draft/draft";

interface InputAxisProps {
  form: Extract<AxisForm, { kind: "input" }>;
  draft: Draft;
  onForm: (form: AxisForm) => void;
}

/** Which image of the strip is replaced, and by which images of the library. */
export function InputAxis({ form, draft, onForm }: InputAxisProps) {
  const t = useTranslations("comparison.plan");
  const [isChoosing, setChoosing] = useState(false);
  if (draft.inputs.length === 0) return <p className="text-xs text-caution">{t("noInputs")}</p>;
  return (
    <div className="flex items-center gap-2">
      <Select
        label={t("replaced")}
        value={String(form.place)}
        options={draft.inputs.map((_, place) => ({
          value: String(place),
          label: t("inputNumber", { number: place + 1 }),
        }))}
        onValue={(place) => onForm({ ...form, place: Number(place) })}
        className="h-8 flex-1 text-sm"
      />
      <Button size="small" onClick={() => setChoosing(true)}>
        {t("chooseInputs", { count: form.values.length })}
      </Button>
      {isChoosing && (
        <ImagePicker
          chosen={form.values}
          onDone={(values) => {
            setChoosing(false);
            onForm({ ...form, values });
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  );
}
