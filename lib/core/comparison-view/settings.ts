import type { Asset } from "../api/asset";
import type { Generation } from "../api/generation";
import type { Box } from "../box/box";
import { toggles } from "../models/toggles";

/** A compared image, and the run that made it, if any. */
export interface ComparedImage {
  asset: Asset;
  generation: Generation | undefined;
}

/** The settings in which images can differ, those most asked for first. */
const settingKeys = [
  "model",
  "prompt",
  "negativePrompt",
  "rewritten",
  "inputs",
  "boxes",
  "seed",
  "place",
  "size",
  "palette",
  ...toggles,
  "promptExtendMode",
  "pixels",
  "file",
] as const;
export type SettingKey = (typeof settingKeys)[number];

const writtenKeys: readonly SettingKey[] = ["prompt", "negativePrompt", "rewritten"];

/** Whether a setting is a text, in which single words change. */
export const isWritten = (key: SettingKey): boolean => writtenKeys.includes(key);

/** A setting as plain data; undefined if the image has none, as an upload has no seed. */
function settingOf(key: SettingKey, { asset, generation }: ComparedImage): unknown {
  const { width, height, mime, name, index = 0 } = asset;
  if (key === "pixels") return [width, height];
  if (!generation) return key === "file" ? [mime, name] : undefined;
  const { request } = generation;
  switch (key) {
    case "file":
      return [mime];
    case "model":
    case "prompt":
      return request[key];
    case "negativePrompt":
      return request.negativePrompt || undefined;
    case "rewritten":
      return generation.actualPrompts?.[index] || undefined;
    case "inputs":
      return request.inputs.length > 0 ? request.inputs.map(({ assetId }) => assetId) : undefined;
    case "boxes":
      return request.inputs.some(({ boxes }) => boxes.length > 0)
        ? request.inputs.map(({ boxes }) => boxes)
        : undefined;
    case "place":
      // Where nobody says which seed drew an image of several, only its place tells it apart.
      return generation.outputs.length > 1 ? [index, generation.outputs.length] : undefined;
    case "seed":
      return asset.made?.imageSeed ?? request.parameters.seed;
    case "palette":
      return request.parameters.palette?.length ? request.parameters.palette : undefined;
    default:
      return request.parameters[key];
  }
}

/**
 * The settings that differ between the images, and those that all share. Settings that no image has
 * are in neither.
 */
export function comparedSettings(images: ComparedImage[]): {
  differing: SettingKey[];
  same: SettingKey[];
} {
  const differing: SettingKey[] = [];
  const same: SettingKey[] = [];
  for (const key of settingKeys) {
    const values = images.map((image) => JSON.stringify(settingOf(key, image)));
    if (new Set(values).size > 1) differing.push(key);
    else if (values[0] !== undefined) same.push(key);
  }
  return { differing, same };
}

/** A box of an image's run, in the pixels of its input. */
export interface ComparedBox {
  /** Counts through all inputs, starting with "A". */
  letter: string;
  inputAssetId: string;
  box: Box;
}

/** Every box of the run that made an image. */
export function boxesOf(generation: Generation | undefined): ComparedBox[] {
  const inputs = generation?.request.inputs ?? [];
  return inputs
    .flatMap(({ assetId, boxes }) => boxes.map((box) => ({ inputAssetId: assetId, box })))
    .map((found, index) => ({ letter: boxLetter(index), ...found }));
}

const boxLetter = (index: number) => String.fromCharCode(65 + (index % 26));
