"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { setWish, useWish } from "@/lib/client/address/wish";
import { boardsQuery, facetsQuery } from "@/lib/client/queries/library";
import {
  assetSortSchema,
  type FlagPart,
  flagParts,
  shapeSchema,
  tierSchema,
} from "@/lib/core/api/asset-filter";
import { verdictSchema } from "@/lib/core/api/verdict";
import { statusSchema } from "@/lib/core/generation/status";
import {
  activeParts,
  type FilterPart,
  type WishFilter,
  withFilterPart,
  withoutFilters,
} from "@/lib/core/library/wish";
import { DaysField } from "./days-field";

const pick = "h-8 w-full text-sm";

/** The order, and everything to filter by that has no button of its own. */
export function FilterFields() {
  const t = useTranslations("library.find");
  const status = useTranslations("shell.status");
  const wish = useWish();
  const { filter, sort } = wish;
  const { data: boards = [] } = useQuery(boardsQuery);
  const { data: facets } = useQuery(facetsQuery);
  const set = <Part extends FilterPart>(part: Part, value: WishFilter[Part], isNewEntry = true) =>
    setWish(withFilterPart(wish, part, value), { isNewEntry });

  const any = { value: "any" as const, label: t("any") };
  const flag = (part: FlagPart) => (
    <Field key={part} label={t(`part.${part}`)}>
      <Segmented
        label={t(`part.${part}`)}
        value={filter[part] === undefined ? "any" : filter[part] ? "yes" : "no"}
        options={[any, { value: "yes", label: t("yes") }, { value: "no", label: t("no") }]}
        onValue={(value) => set(part, value === "any" ? undefined : value === "yes")}
      />
    </Field>
  );

  return (
    <div className="grid gap-x-6 gap-y-4 min-[900px]:grid-cols-2">
      <Field label={t("sort")}>
        <Segmented
          label={t("sort")}
          value={sort}
          options={assetSortSchema.options.map((value) => ({ value, label: t(`sortBy.${value}`) }))}
          onValue={(value) => setWish({ ...wish, sort: value }, { isNewEntry: false })}
        />
      </Field>
      <Switch
        label={t("stacked")}
        hint={t("stackedHint")}
        checked={filter.stacked === true}
        onChecked={(isOn) => set("stacked", isOn || undefined, false)}
      />
      <DaysField days={filter.days} onDays={(days) => set("days", days)} />
      <Field label={t("part.shape")}>
        <Segmented
          label={t("part.shape")}
          value={filter.shape ?? "any"}
          options={[
            any,
            ...shapeSchema.options.map((value) => ({ value, label: t(`shape.${value}`) })),
          ]}
          onValue={(value) => set("shape", value === "any" ? undefined : value)}
        />
      </Field>
      <Field label={t("part.tier")}>
        <Segmented
          label={t("part.tier")}
          value={filter.tier ?? "any"}
          options={[any, ...tierSchema.options.map((value) => ({ value, label: value }))]}
          onValue={(value) => set("tier", value === "any" ? undefined : value)}
        />
      </Field>
      <Field label={t("part.verdict")}>
        <Segmented
          label={t("part.verdict")}
          value={filter.verdict ?? "any"}
          options={[
            any,
            ...verdictSchema.options.map((value) => ({ value, label: t(`verdict.${value}`) })),
          ]}
          onValue={(value) => set("verdict", value === "any" ? undefined : value)}
        />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("part.seed")} controlId="find-seed">
          <NumberInput
            id="find-seed"
            value={filter.seed}
            unit="seed"
            min={0}
            onValue={(seed) => set("seed", seed, false)}
          />
        </Field>
        <Field label={t("part.status")}>
          <Select
            label={t("part.status")}
            value={filter.status ?? "any"}
            options={[
              any,
              ...statusSchema.options.map((value) => ({ value, label: status(value) })),
            ]}
            onValue={(value) => set("status", value === "any" ? undefined : value)}
            className={pick}
          />
        </Field>
        <Field label={t("part.board")}>
          <Select
            label={t("part.board")}
            value={filter.board ?? "any"}
            options={[any, ...boards.map(({ id, name }) => ({ value: id, label: name }))]}
            onValue={(value) => set("board", value === "any" ? undefined : value)}
            className={pick}
          />
        </Field>
        <Field label={t("part.tag")}>
          <Select
            label={t("part.tag")}
            // A tag can have any name, so prefix it to tell it from "any".
            value={filter.tag === undefined ? "any" : `tag ${filter.tag}`}
            options={[
              any,
              ...(facets?.tags ?? []).map(({ name }) => ({ value: `tag ${name}`, label: name })),
            ]}
            onValue={(value) => set("tag", value === "any" ? undefined : value.slice(4))}
            className={pick}
          />
        </Field>
        <Field label={t("part.minCost")} controlId="find-min-cost">
          <NumberInput
            id="find-min-cost"
            value={filter.minCost}
            decimals={2}
            min={0}
            unit="money"
            step={0.1}
            onValue={(cost) => set("minCost", cost, false)}
          />
        </Field>
        <Field label={t("part.maxCost")} controlId="find-max-cost">
          <NumberInput
            id="find-max-cost"
            value={filter.maxCost}
            decimals={2}
            min={0}
            unit="money"
            step={0.1}
            onValue={(cost) => set("maxCost", cost, false)}
          />
        </Field>
      </div>
      {flagParts.map(flag)}
      <Button
        size="small"
        disabled={activeParts(wish).length === 0}
        onClick={() => setWish(withoutFilters(wish))}
        className="self-start"
      >
        {t("clear")}
      </Button>
    </div>
  );
}
