import { z } from "zod";
import { statusSchema } from "../generation/status";
import { verdictSchema } from "./verdict";

export const assetKindSchema = z.enum(["upload", "output"]);

/** Longer tags, or more of them, do not help to find anything. */
export const tagSchema = z.string().trim().min(1).max(60);

const flagSchema = z
  .enum(["true", "false"])
  .transform((word) => word === "true")
  .optional();
const amountSchema = z.coerce.number().min(0).optional();
const listSchema = (entry: RegExp, most: number) =>
  z
    .string()
    .max(2_000)
    .transform((text) => text.split(",").filter((part) => part !== ""))
    .pipe(z.array(z.string().regex(entry)).max(most))
    .optional();

/** How many colours can be searched for together. */
export const mostColours = 10;
/** How many models an image may be of. */
export const mostModels = 20;

/** Shapes by the ratio of width to height. */
export const shapeSchema = z.enum(["square", "landscape", "portrait"]);
/** Total pixels by upstream's tiers: about 1024², 2048², 4096². */
export const tierSchema = z.enum(["1K", "2K", "4K"]);

/**
 * What the library shows, as written in a URL: every part is optional, lists use commas. Days
 * depend on the user's time zone, so they arrive as moments: `from` inclusive, `to` exclusive.
 */
export const assetFilterSchema = z.object({
  kind: assetKindSchema.optional(),
  /** Words in prompts, names, notes, tags and rewritten prompts. */
  q: z.string().max(500).optional(),
  model: listSchema(/^[\w.-]{1,80}$/, mostModels),
  seed: z.coerce.number().int().min(0).max(2_147_483_647).optional(),
  tier: tierSchema.optional(),
  shape: shapeSchema.optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  /** What upstream charged for the image, in its own currency. */
  minCost: amountSchema,
  maxCost: amountSchema,
  status: statusSchema.optional(),
  board: z.uuid().optional(),
  tag: tagSchema.optional(),
  starred: flagSchema,
  minRating: z.coerce.number().int().min(1).max(5).optional(),
  /** What was decided about it in a batch. */
  verdict: verdictSchema.optional(),
  /** Whether a run used it as an input. */
  used: flagSchema,
  /** Whether its run had boxes. */
  boxes: flagSchema,
  /** Hex codes without "#": images that contain all of these colours, the nearest first. */
  colours: listSchema(/^[0-9a-fA-F]{6}$/, mostColours),
  generation: z.uuid().optional(),
  /** Only the newest of the images whose runs differ only in seed and count. */
  stacked: flagSchema,
  /** The images of one stack, by the `stackKey` of any of them. */
  stack: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
  trashed: flagSchema,
});
export type AssetFilter = z.infer<typeof assetFilterSchema>;

export const assetFilterParts = assetFilterSchema.keyof().options;

/** The parts that ask for yes or no and have nothing else to choose: fields and chips follow from this list. */
export const flagParts = ["used", "boxes"] as const satisfies (keyof AssetFilter)[];
export type FlagPart = (typeof flagParts)[number];

export const assetSortSchema = z.enum(["newest", "oldest", "rating"]);
export type AssetSort = z.infer<typeof assetSortSchema>;
