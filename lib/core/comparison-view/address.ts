import { z } from "zod";

/** The most images to compare side by side; with more, nobody can tell them apart. */
export const mostCompared = 12;

const idSchema = z.uuid();

/** The images of a URL such as `id,id,id`: without duplicates, and no more than can be compared. */
export function comparedIds(text: string | null): string[] {
  const ids = (text ?? "").split(",").filter((id) => idSchema.safeParse(id).success);
  return [...new Set(ids)].slice(0, mostCompared);
}

/** The URL that compares images side by side. */
export function comparisonPath(assetIds: string[]): string {
  const ids = [...new Set(assetIds)].slice(0, mostCompared);
  return ids.length === 0 ? "/compare" : `/compare?images=${ids.join(",")}`;
}
