"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, Fragment, useState } from "react";
import { Button } from "@/components/ui/button";
import { NumberInput } from "@/components/ui/number-input";
import { useModel } from "@/lib/client/queries/service";
import type { Draft } from "@/lib/core/generation/draft/draft";
import { CheckList } from "./check-list";

interface SizeAxisProps {
  values: string[];
  draft: Draft;
  onValues: (values: string[]) => void;
}

/** The model's tiers and listed sizes, and any size in pixels. */
export function SizeAxis({ values, draft, onValues }: SizeAxisProps) {
  const t = useTranslations("comparison.plan");
  const rule = useModel(draft.model).parameters.size;
  const [width, setWidth] = useState<number>();
  const [height, setHeight] = useState<number>();
  const offered = [
    ...(rule?.tiers.map(({ name }) => name) ?? []),
    ...(rule?.listed?.offered ?? []),
  ];
  const options = [...new Set([...offered, ...values])];
  const shared = {
    unit: "pixels",
    min: 1,
    several: {
      count: 2,
      take: ([wide, high]: number[]) => {
        setWidth(wide);
        setHeight(high);
        return undefined;
      },
    },
  } as const;
  const sides = [
    { label: t("width"), value: width, onValue: setWidth },
    { label: t("height"), value: height, onValue: setHeight },
  ];
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (!width || !height) return;
    onValues([...new Set([...values, `${width}*${height}`])]);
  };
  return (
    <div className="flex flex-col gap-2">
      <CheckList
        label={t("sizes")}
        options={options.map((value) => ({ value, label: value.replace("*", " × ") }))}
        chosen={values}
        onChosen={onValues}
      />
      <form onSubmit={add} className="flex items-center gap-1.5 text-soft">
        {sides.map(({ label, value, onValue }, place) => (
          <Fragment key={label}>
            {place > 0 && "×"}
            <NumberInput
              aria-label={label}
              look="compact"
              value={value}
              onValue={onValue}
              {...shared}
              className="w-18"
            />
          </Fragment>
        ))}
        <Button type="submit" size="small" disabled={!width || !height}>
          <Plus aria-hidden className="size-3.5" />
          {t("addSize")}
        </Button>
      </form>
    </div>
  );
}
