import { z } from "zod";

/** So many images lie side by side at most; more than these nobody tells apart. */
export const mostCompared = 12;

const idSchema = z.uuid();

/** The images of an address such as `id,id,id`: each once, no more than can be compared. */
export function comparedIds(text: string | null): string[] {
  const ids = (text ?? "").split(",").filter((id) => idSchema.safeParse(id).success);
  return [...new Set(ids)].slice(0, mostCompared);
}

/** The address of images side by side. */
export function comparisonPath(assetIds: string[]): string {
  const ids = [...new Set(assetIds)].slice(0, mostCompared);
  return ids.length === 0 ? "/compare" : `/compare?images=${ids.join(",")}`;
}
