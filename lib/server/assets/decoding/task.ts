import "server-only";
import { z } from "zod";
import { imageMimeSchema } from "@/lib/core/models/image-mime";

/** The requests to a decoding thread. */
const taskSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("identify"), path: z.string() }),
  z.object({
    kind: z.literal("pixels"),
    path: z.string(),
    mime: z.string(),
    side: z.int().optional(),
  }),
  z.object({ kind: z.literal("tellColours"), path: z.string(), mime: z.string() }),
]);
export type DecodingTask = z.infer<typeof taskSchema>;

/** What an image is, or why it is refused. */
export const identityResultSchema = z.union([
  z.enum(["image.unreadable", "image.format", "image.tooManyPixels"]),
  z.object({
    mime: imageMimeSchema,
    width: z.int(),
    height: z.int(),
    orientation: z.int(),
    hasAlpha: z.boolean(),
    frames: z.int(),
    isIrregular: z.boolean(),
  }),
]);

export const pixelsResultSchema = z.object({
  data: z.instanceof(Uint8Array),
  info: z.object({
    width: z.int(),
    height: z.int(),
    channels: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  }),
});

export const coloursResultSchema = z.boolean();

export const jobSchema = z.object({ id: z.int(), task: taskSchema });

/** Only an error's message and system code cross between threads. */
export const replySchema = z.object({
  id: z.int(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string(), code: z.string().optional() }).optional(),
});
export type DecodingReply = z.infer<typeof replySchema>;
