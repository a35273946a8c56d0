"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { facetsQuery } from "@/lib/client/queries/library";
import { useModels } from "@/lib/client/queries/service";

interface ModelsFieldProps {
  chosen: string[];
  onChosen: (models: string[]) => void;
}

/** The models whose images are shown, each with its number of images. */
export function ModelsField({ chosen, onChosen }: ModelsFieldProps) {
  const t = useTranslations("library.find");
  const { data: facets } = useQuery(facetsQuery);
  const models = useModels();
  const counts = facets?.models ?? [];
  if (counts.length === 0) return null;
  const titleOf = (id: string) => models.find((model) => model.id === id)?.title ?? id;
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-2xs font-semibold text-soft">{t("part.model")}</legend>
      {counts.map(({ id, count }) => (
        <label key={id} className="flex items-center gap-2 text-sm">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ target }) =>
              onChosen(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
            className="size-4 accent-accent-line"
          />
          <span className="min-w-0 flex-1 truncate">{titleOf(id)}</span>
          <span className="text-2xs text-faint">{count}</span>
        </label>
      ))}
    </fieldset>
  );
}
