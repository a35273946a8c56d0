import { z } from "zod";

/**
 * How a copy sent in place of an original differs from it: turned upright, first frame only,
 * re-encoded so that every program can read it, laid on white, another format, fewer pixels, fewer
 * bytes.
 */
export const inputChangeSchema = z.enum([
  "upright",
  "firstFrame",
  "repaired",
  "opaque",
  "converted",
  "scaled",
  "compressed",
]);
export type InputChange = z.infer<typeof inputChangeSchema>;
export const inputChanges = inputChangeSchema.options;

/** The byte of a ThumbHash whose highest bit says that some pixel is not opaque. */
const alphaByte = 2;
const alphaBit = 0x80;

/**
 * What a copy changes of the picture. One that only drops an alpha channel without a transparent
 * pixel loses nothing, so it is no change to tell of.
 * @param image `thumbhash`: in base64; missing until known, when the transparency may be real
 */
export function visibleChanges(
  changes: InputChange[],
  image: { thumbhash?: string | undefined } | undefined,
): InputChange[] {
  const hash = image?.thumbhash;
  const isOpaque =
    hash !== undefined && ((atob(hash).codePointAt(alphaByte) ?? alphaBit) & alphaBit) === 0;
  return isOpaque ? changes.filter((change) => change !== "opaque") : changes;
}
