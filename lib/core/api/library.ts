import { z } from "zod";
import { assetSchema } from "./asset";
import { assetFilterSchema, assetSortSchema, tagSchema } from "./asset-filter";

/** A compact outline of what a filter shows, so that its length and rows are known at once. */
export const outlineSchema = z.object({
  total: z.int(),
  blocks: z.array(
    z.object({
      /** Fetches the block's images: `cursor` of `GET /api/assets`; "" for the first. */
      cursor: z.string(),
      /** When the first of its images was started, ISO 8601. */
      at: z.iso.datetime(),
      /** One character per image: its shape, as `aspectOfCode` reads it. */
      aspects: z.string(),
    }),
  ),
});
export type Outline = z.infer<typeof outlineSchema>;

export const toldOutlineSchema = outlineSchema.extend({
  /** When it was sent, by the studio's clock: it has nothing newer. */
  toldAt: z.iso.datetime(),
});
export type ToldOutline = z.infer<typeof toldOutlineSchema>;

/** The number of images in every block except the last. */
export const outlineBlockSize = 100;

export const outlineQuerySchema = z.object({
  ...assetFilterSchema.shape,
  sort: assetSortSchema.default("newest"),
});

const noteSchema = z.string().max(5_000);

/** What a user can change about an image. */
export const assetChangeSchema = z.strictObject({
  name: z.string().trim().min(1).max(200).optional(),
  rating: z.int().min(0).max(5).optional(),
  starred: z.boolean().optional(),
  note: noteSchema.optional(),
  tags: z.array(tagSchema).max(50).optional(),
  /** Into the trash, or out of it. */
  trashed: z.boolean().optional(),
});
export type AssetChange = z.infer<typeof assetChangeSchema>;

/** The same change to many images. Parts with items add or remove them; the rest stays. */
export const assetChangesSchema = z.strictObject({
  assetIds: z.array(z.uuid()).min(1).max(500),
  change: assetChangeSchema.omit({ name: true, tags: true, note: true }).extend({
    addTags: z.array(tagSchema).max(50).optional(),
    removeTags: z.array(tagSchema).max(50).optional(),
    addToBoards: z.array(z.uuid()).max(50).optional(),
    removeFromBoards: z.array(z.uuid()).max(50).optional(),
  }),
});
export type AssetChanges = z.infer<typeof assetChangesSchema>;

export const assetsChangedSchema = z.object({ assets: z.array(assetSchema) });

const boardNameSchema = z.string().trim().min(1).max(100);

/** A collection of images; an image can be on several boards. */
export const boardSchema = z.object({
  id: z.uuid(),
  name: boardNameSchema,
  createdAt: z.iso.datetime(),
  /** How many images are on it, without those in the trash. */
  count: z.int(),
  /** The image that was chosen to stand for it, if one was and is still on it. */
  coverId: z.uuid().optional(),
  /** Of the chosen image, or of its newest one. */
  coverUrl: z.string().optional(),
});
export type Board = z.infer<typeof boardSchema>;

export const boardsSchema = z.object({ items: z.array(boardSchema) });
export const boardEnvelopeSchema = z.object({ board: boardSchema });
export const boardRequestSchema = z.strictObject({ name: boardNameSchema });
export const boardChangeSchema = z.strictObject({
  name: boardNameSchema.optional(),
  /** An image on the board; null: its newest one. */
  coverId: z.uuid().nullable().optional(),
});
export type BoardChange = z.infer<typeof boardChangeSchema>;

/** The values to choose from when filtering. */
export const facetsSchema = z.object({
  models: z.array(z.object({ id: z.string(), count: z.int() })),
  tags: z.array(z.object({ name: z.string(), count: z.int() })),
  /** All images outside the trash, and those in it. */
  kept: z.int(),
  trashed: z.int(),
});
export type Facets = z.infer<typeof facetsSchema>;

/** `assetIds` names what to delete for good; without it, everything in the trash. */
export const emptyTrashSchema = z.strictObject({
  assetIds: z.array(z.uuid()).max(500).optional(),
});
export const trashEmptiedSchema = z.object({ assetIds: z.array(z.uuid()) });
