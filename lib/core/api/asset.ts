import { z } from "zod";
import { assetFilterSchema, assetKindSchema, assetSortSchema } from "../library/asset-filter";
import { imageMimeSchema } from "../models/image-mime";
import { swatchSchema } from "../palette/palette";

/** How an image was made, in short; the whole is in its generation. */
const madeSchema = z.object({
  model: z.string(),
  prompt: z.string(),
  seed: z.int().optional(),
  /** The size asked for: a tier or "width*height". */
  size: z.string().optional(),
  inputs: z.int(),
  boxes: z.int(),
});

/** An image that the studio keeps. Width and height are those of the upright image, in pixels. */
export const assetSchema = z.object({
  id: z.uuid(),
  /** Grows with every change, so that news can be told from what is older. */
  revision: z.int().default(1),
  kind: assetKindSchema,
  width: z.int().positive(),
  height: z.int().positive(),
  mime: imageMimeSchema,
  bytes: z.int().positive(),
  sha256: z.string(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  /** EXIF orientation, 1 to 8; 1 where the stored pixels are upright. */
  orientation: z.int(),
  hasAlpha: z.boolean(),
  /** Frames of an animation, or pages; the studio uses the first. */
  frames: z.int().positive().default(1),
  /** Whether other programs may read the file wrong or not at all: it goes out as a copy. */
  isIrregular: z.boolean().default(false),
  /** The generation that made it, and its place among that generation's outputs. */
  generationId: z.uuid().optional(),
  index: z.int().optional(),
  /** Base64 of a ThumbHash. */
  thumbhash: z.string().optional(),
  /** Where it stands in the library: the greater, the newer. One number for each image. */
  orderKey: z.int(),
  /** 0 to 5 stars given by a person; 0 is none. */
  rating: z.int().min(0).max(5),
  starred: z.boolean(),
  note: z.string(),
  tags: z.array(z.string()),
  boardIds: z.array(z.uuid()),
  /** When it was put into the trash. */
  trashedAt: z.iso.datetime().optional(),
  /** When it left the trash for good; only runs that it went into still show it. */
  purgedAt: z.iso.datetime().optional(),
  made: madeSchema.optional(),
  /** The colours that it is made of, the largest share first; missing until they are known. */
  colours: z.array(swatchSchema).optional(),
  /** The same for runs that differ only by seed and count. */
  stackKey: z.string().optional(),
  /** How many images of its stack the filter lets through; where `stacked` was asked for. */
  stackCount: z.int().optional(),
  urls: z.object({
    original: z.string(),
    preview: z.string(),
    thumb: z.string(),
    /** `/{level}/{column}/{row}` follows. */
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

/** An image on the web that the studio is to keep. */
export const importRequestSchema = z.object({ url: z.string().trim().min(1).max(8_000) });

/** One way to write each number, so that a tile has one address and is cached once. */
const tileNumberSchema = z
  .string()
  .regex(/^(0|[1-9]\d{0,5})$/)
  .transform(Number);

/** The place of a tile in the path of its address. */
export const tilePathSchema = z.object({
  level: tileNumberSchema,
  column: tileNumberSchema,
  row: tileNumberSchema,
});
