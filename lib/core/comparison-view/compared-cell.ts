import type { BatchEnvelope } from "../api/batch";
import type { Generation } from "../api/generation";
import type { FilledCell } from "../comparison/cell";
import type { ComparedImage } from "./settings";

/** A cell of a comparison with what came of it. */
export interface ComparedCell<Image extends ComparedImage = ComparedImage> extends FilledCell {
  run: Generation | undefined;
  /** In the order of its call; empty while there are none. */
  outputs: Image[];
}

/** The cells of a batch, each with its run and its images. */
export function comparedCells({ batch, generations }: BatchEnvelope): ComparedCell[] {
  const byId = new Map(generations.map((generation) => [generation.id, generation]));
  return batch.cells.map((cell) => {
    const run = byId.get(cell.generationId ?? "");
    const outputs = run?.outputs.map((asset) => ({ asset, generation: run })) ?? [];
    return { ...cell, run, outputs };
  });
}

interface WithOutputs<Image> {
  outputs: Image[];
}

/** The images of cells in order, each once, even if several cells show it. */
export function imagesOf<Image extends ComparedImage>(cells: WithOutputs<Image>[]): Image[] {
  const images = cells.flatMap(({ outputs }) => outputs);
  return [...new Map(images.map((image) => [image.asset.id, image])).values()];
}

/** One of a call's images. */
export interface ShownOutput<Image> {
  image: Image;
  /** Its place among them, from 0. */
  place: number;
  count: number;
}

/**
 * The image that a cell shows; undefined if it has none.
 * @param turn the wanted place, the same for every cell; a call with fewer images shows its last one
 */
export function shownOutput<Image>(
  { outputs }: WithOutputs<Image>,
  turn: number,
): ShownOutput<Image> | undefined {
  const place = Math.min(turn, outputs.length - 1);
  const image = outputs[place];
  return image === undefined ? undefined : { image, place, count: outputs.length };
}
