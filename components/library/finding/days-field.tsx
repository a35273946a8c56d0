"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { type Days, namedDays } from "@/lib/core/library/days";

interface DaysFieldProps {
  days: Days | undefined;
  onDays: (days: Days | undefined) => void;
}

const field =
  "h-8 min-w-0 flex-1 rounded-md border border-line bg-sunk px-2 text-xs hover:border-line-strong";

/** The days whose images are shown: the latest, or from one day to another. */
export function DaysField({ days, onDays }: DaysFieldProps) {
  const t = useTranslations("library.find");
  const range: { from?: string; to?: string } = typeof days === "object" ? days : {};
  const setRange = (from: string | undefined, to: string | undefined) =>
    onDays(from || to ? { ...(from ? { from } : {}), ...(to ? { to } : {}) } : undefined);
  return (
    <Field label={t("part.days")}>
      <Segmented
        label={t("part.days")}
        value={typeof days === "string" ? days : days ? "range" : "any"}
        options={[
          { value: "any", label: t("any") },
          ...namedDays.map((value) => ({ value, label: t(`days.${value}`) })),
          { value: "range", label: t("days.range"), disabled: typeof days !== "object" },
        ]}
        onValue={(value) => {
          if (value !== "range") onDays(value === "any" ? undefined : value);
        }}
      />
      <span className="flex items-center gap-2">
        <input
          type="date"
          aria-label={t("from")}
          value={range.from ?? ""}
          max={range.to}
          onChange={({ target }) => setRange(target.value, range.to)}
          className={field}
        />
        <span aria-hidden className="text-faint">
          –
        </span>
        <input
          type="date"
          aria-label={t("to")}
          value={range.to ?? ""}
          min={range.from}
          onChange={({ target }) => setRange(range.from, target.value)}
          className={field}
        />
      </span>
    </Field>
  );
}
