import { z } from "zod";
import { type Box, boxSchema } from "@/lib/core/box/box";
import type { Agreement } from "@/lib/core/generation/preparation";
import { requestInputSchema } from "@/lib/core/generation/request";
import { fullRatio, heldSwatchSchema, type Palette, shareOut } from "@/lib/core/palette/palette";
import { agreementIn, type Draft, draftSchema, emptyDraft } from "./draft";

type ParameterName = keyof Draft["parameters"];
type FieldName = Exclude<keyof Draft, "parameters" | keyof Agreement>;
/** A part of a draft that can be lost independently of the others. */
export type DraftPart = FieldName | ParameterName | "boxes";

/** A saved draft, and the parts of it that could not be read. */
export interface SalvagedDraft {
  draft: Draft;
  lost: DraftPart[];
}

const fields = draftSchema.shape;
const agreementSchema = draftSchema.pick({ shrinkInputs: true, sendAddresses: true });
const parameters = fields.parameters.shape;
const recordSchema = z.record(z.string(), z.unknown());
const listSchema = z.array(z.unknown());
type Inputs = Draft["inputs"];

/** Everything readable in a saved draft, part by part; undefined if it is not a draft at all. */
export function salvagedDraft(kept: unknown): SalvagedDraft | undefined {
  const whole = draftSchema.safeParse(kept).data;
  if (whole) return { draft: whole, lost: [] };
  const record = recordSchema.safeParse(kept).data;
  if (!record || !Object.keys(fields).some((name) => name in record)) return undefined;
  const lost = new Set<DraftPart>();
  const read = <Schema extends z.ZodType>(part: DraftPart, schema: Schema, value: unknown) => {
    const { success, data } = schema.safeParse(value);
    if (!success) lost.add(part);
    return data;
  };
  const negativePrompt = read("negativePrompt", fields.negativePrompt, record.negativePrompt);
  const agreement = agreementSchema.safeParse(record).data ?? {};
  const draft: Draft = {
    model: read("model", fields.model, record.model) ?? emptyDraft.model,
    prompt: read("prompt", fields.prompt, record.prompt) ?? "",
    ...(negativePrompt === undefined ? {} : { negativePrompt }),
    inputs: inputsFrom(record.inputs, lost),
    parameters: parametersFrom(recordSchema.safeParse(record.parameters).data ?? {}, lost),
    ...agreementIn(agreement),
  };
  return { draft, lost: [...lost] };
}

function inputsFrom(kept: unknown, lost: Set<DraftPart>): Inputs {
  const list = listSchema.safeParse(kept);
  if (!list.success) lost.add("inputs");
  return (list.data ?? []).flatMap((value): Inputs => {
    const input = requestInputSchema.safeParse(value).data;
    if (input) return [input];
    const record = recordSchema.safeParse(value).data ?? {};
    const image = requestInputSchema.shape.assetId.safeParse(record.assetId);
    lost.add(image.success ? "boxes" : "inputs");
    if (!image.success) return [];
    const boxes = (listSchema.safeParse(record.boxes).data ?? []).flatMap((value): Box[] => {
      const box = boxSchema.safeParse(value).data;
      return box ? [box] : [];
    });
    return [{ assetId: image.data, boxes }];
  });
}

function parametersFrom(kept: Record<string, unknown>, lost: Set<DraftPart>): Draft["parameters"] {
  const palette = paletteFrom(kept.palette, lost);
  const entries = Object.entries(parameters).flatMap(([name, schema]) => {
    if (!isParameter(name) || name === "palette") return [];
    const { success, data } = schema.safeParse(kept[name]);
    if (!success) lost.add(name);
    return data === undefined ? [] : [[name, data]];
  });
  // Each entry was read by its own schema.
  return fields.parameters.parse({ ...Object.fromEntries(entries), ...(palette && { palette }) });
}

const isParameter = (name: string): name is ParameterName => name in parameters;

/** The readable colours, with their shares in the same proportion as before. */
function paletteFrom(kept: unknown, lost: Set<DraftPart>): Palette | undefined {
  if (kept === undefined) return undefined;
  const list = listSchema.safeParse(kept).data ?? [];
  const palette = list.flatMap((swatch) => heldSwatchSchema.safeParse(swatch).data ?? []);
  if (palette.length === list.length && palette.length > 0) return palette;
  lost.add("palette");
  if (palette.length === 0) return undefined;
  const ratios = shareOut(
    palette.map(({ ratio }) => ratio),
    fullRatio,
  );
  return palette.map((swatch, index) => ({ ...swatch, ratio: ratios[index] ?? 0 }));
}
