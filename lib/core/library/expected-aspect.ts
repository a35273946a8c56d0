import type { PixelSize } from "../box/box";
import type { GenerationRequest } from "../generation/request";
import { expectedSize } from "../generation/size/size";
import type { Model } from "../models/model";
import { aspectCodeOf } from "./aspect-code";
import { tileAspect } from "./outline";

/**
 * Width over height of the tile that an image of the request will have, so that nothing moves when
 * it comes. A square where nobody says.
 * @param lastInput of the last input; undefined without inputs, or if unknown
 */
export function expectedAspect(
  model: Model,
  { parameters }: GenerationRequest,
  lastInput: PixelSize | undefined,
): number {
  const { width, height } = expectedSize(model, parameters.size, lastInput) ??
    lastInput ?? { width: 1, height: 1 };
  return tileAspect(aspectCodeOf(width, height));
}
