import "server-only";
import { z } from "zod";

/** A file written on Windows may have carriage returns or a byte order mark. */
export const blankIsMissing = (value: unknown) =>
  typeof value === "string" ? value.trim() || undefined : value;

/** The text of an environment variable; a blank one counts as missing. */
export const optionalText = z.preprocess(blankIsMissing, z.string().optional());
