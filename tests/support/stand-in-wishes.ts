import { z } from "zod";

/** Identifies the test that asks, so that tests running in parallel share nothing. */
export const roomCookie = "stand_in_room";

export const answerSchema = z.object({
  status: z.int(),
  body: z.unknown(),
  /** Whether it waits until released. It is the answer as it was at the time of the request. */
  isHeld: z.boolean(),
});

/** What a test can tell the stand-in to do. */
export const wishSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("publish"), events: z.array(z.any()) }),
  /** Writes any text into every open stream. */
  z.object({ kind: z.literal("write"), text: z.string() }),
  /** Breaks off every open stream. */
  z.object({ kind: z.literal("cut") }),
  /** Refuses streams with this status, or stops refusing. */
  z.object({ kind: z.literal("refuse"), status: z.int().optional() }),
  /** Restarts the server, which forgets what it sent. */
  z.object({ kind: z.literal("restart") }),
  z.object({ kind: z.literal("answer"), call: z.string(), answer: answerSchema }),
  /** Sends held answers to the call, and stops holding later ones. */
  z.object({ kind: z.literal("release"), call: z.string() }),
  /** Does nothing but return what every wish returns. */
  z.object({ kind: z.literal("look") }),
]);
export type Wish = z.infer<typeof wishSchema>;

/** What the stand-in has seen. */
export const sightSchema = z.object({
  /** The last event id that each stream was requested with, "" for none. */
  streamsAsked: z.array(z.string()),
  openStreams: z.int(),
  /** Every other call, such as "GET /api/assets". */
  asked: z.array(z.string()),
});
