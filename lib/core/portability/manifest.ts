import { z } from "zod";
import { assetSchema } from "../api/asset";
import { tagSchema } from "../api/asset-filter";
import { generationSchema, sentInputSchema } from "../api/generation";
import { boardSchema } from "../api/library";
import { mostRecipeInputs, sha256Schema } from "../recipe/recipe";

/** The path of the manifest in an archive. */
export const manifestPath = "manifest.json";

const earliest = Date.UTC(1970, 0, 1);
/** The library's order has no room for later moments. */
const latest = Date.UTC(2200, 0, 1);

const momentSchema = z.iso.datetime().refine((text) => {
  const moment = Date.parse(text);
  return moment >= earliest && moment < latest;
});

const membershipSchema = z.object({ id: z.uuid(), addedAt: momentSchema });

const thumbhashSchema = z.base64().max(64);

/** An image as an archive records it. */
export const archivedAssetSchema = assetSchema
  .pick({
    id: true,
    kind: true,
    width: true,
    height: true,
    mime: true,
    bytes: true,
    orientation: true,
    hasAlpha: true,
    frames: true,
    isIrregular: true,
    generationId: true,
    rating: true,
    starred: true,
  })
  .extend({
    createdAt: momentSchema,
    trashedAt: momentSchema.optional(),
    /** Its index among the images of its generation, from 0. */
    index: z.int().min(0).max(999).optional(),
    sha256: sha256Schema,
    name: z.string().max(1_000),
    thumbhash: thumbhashSchema.optional(),
    note: z.string().max(5_000),
    tags: z.array(tagSchema).max(500),
    boards: z.array(membershipSchema).max(10_000),
    /** The path of its original; missing if the image was deleted and only its record is there. */
    file: z.string().max(1_000).optional(),
  })
  .refine(
    ({ kind, generationId, index }) =>
      kind === "output"
        ? generationId !== undefined && index !== undefined
        : generationId === undefined && index === undefined,
    { path: ["generationId"] },
  );
export type ArchivedAsset = z.infer<typeof archivedAssetSchema>;

/** Beyond any price, and still exact in millionths. */
const largestPrice = 1_000_000;

/** A generation with images, as an archive records it. */
export const archivedGenerationSchema = generationSchema
  .pick({
    id: true,
    request: true,
    endpoint: true,
    taskId: true,
    requestId: true,
    failures: true,
    actualPrompts: true,
    texts: true,
    usage: true,
    cost: true,
    retryOf: true,
    parentIds: true,
  })
  .extend({
    /** Addresses are left out: a signed one gives access to anyone who has it. */
    sentInputs: z.array(sentInputSchema.omit({ address: true })).optional(),
    createdAt: momentSchema,
    submittedAt: momentSchema.optional(),
    finishedAt: momentSchema.optional(),
    dismissedAt: momentSchema.optional(),
  })
  .refine(
    ({ cost }) =>
      [cost?.unitPrice ?? 0, cost?.inputs?.unitPrice ?? 0, cost?.inputs?.count ?? 0].every(
        (factor) => Math.abs(factor) <= largestPrice,
      ),
    { path: ["cost"] },
  )
  // Its images could have no recipe.
  .refine(({ request }) => request.inputs.length <= mostRecipeInputs, { path: ["request"] });
export type ArchivedGeneration = z.infer<typeof archivedGenerationSchema>;

export const archivedBoardSchema = boardSchema
  .pick({ id: true, name: true })
  .extend({ createdAt: momentSchema });
export type ArchivedBoard = z.infer<typeof archivedBoardSchema>;

/** The contents of an archive; docs/archive.md describes it. */
export const manifestSchema = z.object({
  kind: z.literal("swatchbox-library"),
  version: z.literal(1),
  createdAt: z.iso.datetime(),
  boards: z.array(archivedBoardSchema),
  generations: z.array(archivedGenerationSchema),
  assets: z.array(archivedAssetSchema),
});
export type Manifest = z.infer<typeof manifestSchema>;
