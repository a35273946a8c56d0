import { z } from "zod";
import { boxSchema } from "../box/box";
import { imageMimeSchema } from "../models/image-mime";
import { swatchSchema } from "../palette/palette";
import { assetFilterSchema, assetKindSchema, assetSortSchema } from "./asset-filter";

/** How an image was made, in short; its generation has everything. */
const madeSchema = z.object({
  model: z.string(),
  prompt: z.string(),
  /** Of the call, which may have made several images. */
  seed: z.int().optional(),
  /** What draws this image by itself; missing if the call had no seed, or nobody says. */
  imageSeed: z.int().optional(),
  /** The requested size: a tier or "width*height". */
  size: z.string().optional(),
  inputs: z.int(),
  boxes: z.int(),
  /** How many images its run gave or should have given. */
  images: z.int().optional(),
});

/** An image in the studio. Width and height are those of the upright image, in pixels. */
export const assetSchema = z.object({
  id: z.uuid(),
  /** Increases with every change, to tell newer states from older ones. */
  revision: z.int().default(1),
  kind: assetKindSchema,
  width: z.int().positive(),
  height: z.int().positive(),
  mime: imageMimeSchema,
  bytes: z.int().positive(),
  sha256: z.string(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  /** EXIF orientation, 1 to 8; 1 if the stored pixels are upright. */
  orientation: z.int(),
  hasAlpha: z.boolean(),
  /** Animation frames or pages; the studio uses the first. */
  frames: z.int().positive().default(1),
  /** Whether other programs may fail to read the file correctly, so it is sent as a copy. */
  isIrregular: z.boolean().default(false),
  /** The public address that it was imported from, where whoever has it may fetch the image. */
  sourceUrl: z.string().optional(),
  /** The generation that made it, and its index among that generation's outputs. */
  generationId: z.uuid().optional(),
  index: z.int().optional(),
  /** Base64 of a ThumbHash. */
  thumbhash: z.string().optional(),
  /** Its place in the library: greater is newer. Unique to each image. */
  orderKey: z.int(),
  /** A user's rating of 0 to 5 stars; 0 is none. */
  rating: z.int().min(0).max(5),
  starred: z.boolean(),
  note: z.string(),
  tags: z.array(z.string()),
  boardIds: z.array(z.uuid()),
  /** When it was moved to the trash. */
  trashedAt: z.iso.datetime().optional(),
  /** When it was deleted for good; only runs that used it still show it. */
  purgedAt: z.iso.datetime().optional(),
  made: madeSchema.optional(),
  /** Its main colours, the largest share first; missing until known. */
  colours: z.array(swatchSchema).optional(),
  /** Equal for runs that differ only in seed and count. */
  stackKey: z.string().optional(),
  /** How many images of its stack match the filter; only if `stacked` was requested. */
  stackCount: z.int().optional(),
  urls: z.object({
    original: z.string(),
    preview: z.string(),
    thumb: z.string(),
    /** Append `/{level}/{column}/{row}`. */
    tiles: z.string(),
  }),
});
export type Asset = z.infer<typeof assetSchema>;

export const assetsCreatedSchema = z.object({ assets: z.array(assetSchema) });

export const assetPageSchema = z.object({
  items: z.array(assetSchema),
  nextCursor: z.string().nullable(),
});
export type AssetPage = z.infer<typeof assetPageSchema>;

export const listQuerySchema = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(60),
});

export const assetListQuerySchema = listQuerySchema.extend({
  ...assetFilterSchema.shape,
  sort: assetSortSchema.default("newest"),
});
export type AssetListQuery = z.infer<typeof assetListQuerySchema>;

/** An image on the web to copy into the studio. */
export const importRequestSchema = z.object({ url: z.string().trim().min(1).max(8_000) });

/** A part to cut out of an image, in its upright pixels, or by how much to turn it to the right. */
export const reshapeSchema = z.strictObject({
  crop: boxSchema.optional(),
  turn: z.literal(90).optional(),
});
export type Reshape = z.infer<typeof reshapeSchema>;

/** Only one way to write each number, so that a tile has one URL and is cached once. */
const tileNumberSchema = z
  .string()
  .regex(/^(0|[1-9]\d{0,5})$/)
  .transform(Number);

/** The place of a tile in the path of its URL. */
export const tilePathSchema = z.object({
  level: tileNumberSchema,
  column: tileNumberSchema,
  row: tileNumberSchema,
});
