import { z } from "zod";

/** Says which test asks, so that tests that run beside each other share nothing. */
export const roomCookie = "stand_in_room";

export const answerSchema = z.object({
  status: z.int(),
  body: z.unknown(),
  /** Whether it waits until it is released. It is the answer as it was when it was asked for. */
  isHeld: z.boolean(),
});

/** What a test can have the stand-in do. */
export const wishSchema = z.discriminatedUnion("kind", [
  /** Events happen. */
  z.object({ kind: z.literal("publish"), events: z.array(z.any()) }),
  /** Something is written into every open stream, whatever it is. */
  z.object({ kind: z.literal("write"), text: z.string() }),
  /** Every open stream breaks off. */
  z.object({ kind: z.literal("cut") }),
  /** Streams are refused with the status, or no longer. */
  z.object({ kind: z.literal("refuse"), status: z.int().optional() }),
  /** The server begins anew and knows nothing of what it told. */
  z.object({ kind: z.literal("restart") }),
  z.object({ kind: z.literal("answer"), call: z.string(), answer: answerSchema }),
  /** Held answers to the call go out, and later ones are not held. */
  z.object({ kind: z.literal("release"), call: z.string() }),
  /** Nothing but what every wish is answered with. */
  z.object({ kind: z.literal("look") }),
]);
export type Wish = z.infer<typeof wishSchema>;

/** What the stand-in has seen. */
export const sightSchema = z.object({
  /** After which event each stream was asked for, "" where none was named. */
  streamsAsked: z.array(z.string()),
  openStreams: z.int(),
  /** Every other call, such as "GET /api/assets". */
  asked: z.array(z.string()),
});
