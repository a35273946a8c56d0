import { z } from "zod";
import { draftSchema } from "@/lib/core/generation/draft/draft";
import { swatchSchema } from "../palette/palette";

/** What a user saves by name to use again: colours, words, or a draft without its images. */
const savedContentSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("palette"), palette: z.array(swatchSchema).min(1).max(256) }),
  z.object({ kind: z.literal("snippet"), text: z.string().min(1).max(20_000) }),
  z.object({ kind: z.literal("preset"), draft: draftSchema.omit({ inputs: true }) }),
]);
export type SavedContent = z.infer<typeof savedContentSchema>;
export type SavedKind = SavedContent["kind"];

const nameSchema = z.string().trim().min(1).max(100);

export const savedItemSchema = z.object({
  id: z.uuid(),
  name: nameSchema,
  content: savedContentSchema,
  createdAt: z.iso.datetime(),
});
export type SavedItem = z.infer<typeof savedItemSchema>;

export const savedItemsSchema = z.object({ items: z.array(savedItemSchema) });
export const savedItemEnvelopeSchema = z.object({ item: savedItemSchema });

export const saveRequestSchema = z.object({ name: nameSchema, content: savedContentSchema });
export const renameRequestSchema = z.object({ name: nameSchema });
export const savedListQuerySchema = z.object({ kind: z.enum(["palette", "snippet", "preset"]) });
