import { tagSchema } from "./asset-filter";

/** The tags that somebody typed, at commas of any script, each once; what is no tag is left out. */
export function typedTags(text: string): string[] {
  return [
    ...new Set(text.split(/[,，、]/).flatMap((word) => tagSchema.safeParse(word).data ?? [])),
  ];
}
