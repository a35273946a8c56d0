import { z } from "zod";
import { type SavedItem, saveRequestSchema } from "./saved-item";

const fileSchema = z.object({
  swatchbox: z.literal("saved"),
  items: z.array(z.unknown()).max(1000),
});

/** Snippets and presets as a file that another studio can import. */
export function writeSavedFile(items: SavedItem[]): string {
  const kept = items.map(({ name, content }) => ({ name, content }));
  return `${JSON.stringify({ swatchbox: "saved", items: kept }, null, 2)}\n`;
}

/** The contents of a file and its number of invalid entries; undefined if it is no such file. */
export function readSavedFile(text: string) {
  const file = fileSchema.safeParse(parse(text)).data;
  if (!file) return undefined;
  const items = file.items.flatMap((item) => saveRequestSchema.safeParse(item).data ?? []);
  return { items, refused: file.items.length - items.length };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
