import { useTranslations } from "next-intl";
import { useModels } from "@/lib/client/queries/service";
import { type TypedFilter, typedFilterOf } from "@/lib/core/library/typed-search";

/** Reads what was typed to search for, with the models' names and the words of the page's language. */
export function useTypedFilter(): (text: string) => TypedFilter {
  const t = useTranslations("library.find.part");
  const models = useModels();
  const names = { seed: ["seed", t("seed")], model: ["model", t("model")] };
  return (text) => typedFilterOf(text, { models, names });
}
