import { tagSchema } from "../api/asset-filter";

/** The tags in typed text, split at commas of any script, without duplicates and invalid tags. */
export function typedTags(text: string): string[] {
  return [
    ...new Set(text.split(/[,，、]/).flatMap((word) => tagSchema.safeParse(word).data ?? [])),
  ];
}
