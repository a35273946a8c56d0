"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { Switch } from "@/components/ui/switch";
import { setWish, useWish } from "@/lib/client/address/wish";
import { withFilterPart } from "@/lib/core/library/wish";

const ratings = ["1", "2", "3", "4", "5"] as const;

/** Finds images by their rating and their star. */
export function RatingFilter() {
  const t = useTranslations("library.find");
  const wish = useWish();
  const { minRating, starred } = wish.filter;
  return (
    <div className="flex flex-col gap-4">
      <Field label={t("part.minRating")}>
        <Segmented
          label={t("part.minRating")}
          value={ratings[(minRating ?? 0) - 1] ?? "any"}
          options={[
            { value: "any", label: t("any") },
            ...ratings.map((value) => ({ value, label: `${value}★` })),
          ]}
          onValue={(value) =>
            setWish(withFilterPart(wish, "minRating", value === "any" ? undefined : Number(value)))
          }
        />
      </Field>
      <Switch
        label={t("part.starred")}
        checked={starred === true}
        onChecked={(isOn) => setWish(withFilterPart(wish, "starred", isOn || undefined))}
      />
    </div>
  );
}
