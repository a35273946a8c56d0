"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { setWish, useWish } from "@/lib/client/address/wish";
import { facetsQuery } from "@/lib/client/queries/library";
import { useModels } from "@/lib/client/queries/service";
import { withFilterPart } from "@/lib/core/library/wish";

/** The models whose images are shown, each with its number of images. */
export function ModelFilter() {
  const t = useTranslations("library.find");
  const wish = useWish();
  const { model: chosen = [] } = wish.filter;
  const { data: facets } = useQuery(facetsQuery);
  const models = useModels();
  const counts = facets?.models ?? [];
  const titleOf = (id: string) => models.find((model) => model.id === id)?.title ?? id;
  if (counts.length === 0) return <p className="text-xs text-faint">{t("noModels")}</p>;
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="sr-only">{t("part.model")}</legend>
      {counts.map(({ id, count }) => (
        <label key={id} className="flex items-center gap-2 text-sm pointer-coarse:min-h-11">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ target }) =>
              setWish(
                withFilterPart(
                  wish,
                  "model",
                  target.checked ? [...chosen, id] : chosen.filter((one) => one !== id),
                ),
              )
            }
            className="size-4 accent-accent-line"
          />
          <span className="min-w-0 flex-1 truncate">{titleOf(id)}</span>
          <span className="text-2xs text-faint tabular-nums">{count}</span>
        </label>
      ))}
    </fieldset>
  );
}
