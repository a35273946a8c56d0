import { z } from "zod";

/** The sum of all ratios of a palette: 100.00 % in hundredths of a percent. */
export const fullRatio = 10_000;

/** A colour and its share of the picture in hundredths of a percent (2351 is "23.51%"). */
export const swatchSchema = z.object({
  hex: z.string().regex(/^#[0-9A-F]{6}$/),
  ratio: z.int().min(0).max(fullRatio),
});
export type Swatch = z.infer<typeof swatchSchema>;
export type Palette = Swatch[];
