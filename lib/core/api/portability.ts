import { z } from "zod";

/** The most ids that fit into a request; for more, there are boards or everything. */
const mostChosen = 20_000;

/** Only the chosen images, without what belongs to them. */
const plain = z.literal(true).optional();

/** Which images go into an archive. */
export const exportRequestSchema = z.union([
  z.strictObject({ assetIds: z.array(z.uuid()).min(1).max(mostChosen), plain }),
  z.strictObject({ boardId: z.uuid(), plain }),
  /** Everything outside the trash. */
  z.strictObject({ all: z.literal(true), plain }),
]);
export type ExportRequest = z.infer<typeof exportRequestSchema>;

/** An archive that is created as it is downloaded. */
const exportTicketSchema = z.object({
  /** Downloading this URL gives the archive; it expires after a few minutes. */
  url: z.string(),
  /** How many images were chosen, and how many more are included as inputs of their runs. */
  images: z.int(),
  inputs: z.int(),
  /** Of all of these together. */
  bytes: z.int(),
  expiresAt: z.iso.datetime(),
});
export type ExportTicket = z.infer<typeof exportTicketSchema>;

export const exportEnvelopeSchema = z.object({ export: exportTicketSchema });

/** How many were added, and how many already existed and stayed as they were. */
const importCountSchema = z.object({ added: z.int(), present: z.int() });
export type ImportCount = z.infer<typeof importCountSchema>;

export const importedSchema = z.object({
  images: importCountSchema,
  generations: importCountSchema,
  boards: importCountSchema,
});
export type Imported = z.infer<typeof importedSchema>;
