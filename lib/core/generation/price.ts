import { z } from "zod";
import type { Model, Price } from "../models/model";
import type { EndpointId } from "../models/region";
import { holds } from "../models/rules";
import type { GenerationRequest } from "./request";
import { expectedPixels } from "./size/size";
import { situationOf } from "./validate";

/** What the images of one call cost: each that came, and each that went in. */
interface Rate {
  unitPrice: number;
  currency: string;
  /** The input images, where the model charges for them. */
  inputs?: { count: number; unitPrice: number } | undefined;
}

export interface Cost extends Rate {
  images: number;
  total: number;
}

/** A cost as it is stored and sent. */
export const costSchema = z.object({
  images: z.int(),
  unitPrice: z.number(),
  currency: z.string(),
  /** The input images, where the model charges for them. */
  inputs: z.object({ count: z.int(), unitPrice: z.number() }).optional(),
  total: z.number(),
});

/**
 * The published price on an endpoint, or undefined where none is known. The sandbox charges
 * nothing; it shows Beijing's price, so that a budget can be tried out.
 */
export function priceOf(model: Model, endpoint: EndpointId): Price | undefined {
  return model.prices[endpoint === "sandbox" ? "beijing" : endpoint];
}

/** How many images a request asks for. */
export function countOfRequest({ parameters }: GenerationRequest, model: Model): number {
  return Math.max(0, parameters.n ?? model.parameters.n.default);
}

/**
 * What a request costs on an endpoint when all of its images come, or undefined where no price is
 * known. Where DashScope chooses the size, it is the price of about what it is known to choose.
 */
export function costOfRequest(
  request: GenerationRequest,
  model: Model,
  endpoint: EndpointId,
): Cost | undefined {
  const price = priceOf(model, endpoint);
  if (!price) return undefined;
  const { currency, inputUnitPrice } = price;
  const count = request.inputs.length;
  return costOf(countOfRequest(request, model), {
    unitPrice: unitPriceOf(price, request, model),
    currency,
    ...(inputUnitPrice && count > 0 ? { inputs: { count, unitPrice: inputUnitPrice } } : {}),
  });
}

/**
 * What an image of the request costs with its prompt rewritten and without; undefined where that is
 * the same.
 */
export function rewritingPrices(
  request: GenerationRequest,
  model: Model,
  endpoint: EndpointId,
): { with: number; without: number; currency: string } | undefined {
  const price = priceOf(model, endpoint);
  if (!price) return undefined;
  const unitPrice = (promptExtend: boolean) =>
    unitPriceOf(price, { ...request, parameters: { ...request.parameters, promptExtend } }, model);
  const prices = { with: unitPrice(true), without: unitPrice(false), currency: price.currency };
  return prices.with === prices.without ? undefined : prices;
}

function unitPriceOf({ unitPrice, cases = [] }: Price, request: GenerationRequest, model: Model) {
  const situation = situationOf(request, model);
  const size = request.parameters.size ?? model.parameters.size?.default;
  const pixels = expectedPixels(model, size, situation) ?? Number.POSITIVE_INFINITY;
  const found = cases.find(
    ({ when = {}, upToPixels = Number.POSITIVE_INFINITY }) =>
      holds(when, situation) && pixels <= upToPixels,
  );
  return found?.unitPrice ?? unitPrice;
}

/**
 * Where the price of an image depends on its size: what it costs with the request's size, and the
 * least that it costs up to so many pixels.
 */
export function unitPriceRange(
  request: GenerationRequest,
  model: Model,
  endpoint: EndpointId,
): { own: number; least: number; upToPixels: number; currency: string } | undefined {
  const price = priceOf(model, endpoint);
  const smaller = price?.cases?.find(({ upToPixels }) => upToPixels !== undefined);
  if (!price || smaller?.upToPixels === undefined) return undefined;
  return {
    own: unitPriceOf(price, request, model),
    least: smaller.unitPrice,
    upToPixels: smaller.upToPixels,
    currency: price.currency,
  };
}

/**
 * What one image costs by the size that was drawn, where the price depends on it: the size that was
 * asked for may have been left to the model, or rounded.
 * @param expected the price at which the run was stored; a price from before a change of prices stays
 * @param pixels width × height of an image that came
 */
export function unitPriceDrawn(
  { unitPrice, cases = [] }: Price,
  expected: number,
  pixels: number,
): number {
  const bySize = cases.filter(({ upToPixels }) => upToPixels !== undefined);
  // Where it depends on more than the size, only the request tells which case holds.
  if (cases.some(({ when }) => when !== undefined)) return expected;
  const known = [unitPrice, ...bySize.map((one) => one.unitPrice)];
  if (bySize.length === 0 || !known.includes(expected)) return expected;
  const found = bySize.find(({ upToPixels = 0 }) => pixels <= upToPixels);
  return found?.unitPrice ?? unitPrice;
}

const inMillionths = (amount: number) => Math.round(amount * 1_000_000);

/** Images × unit price and inputs × theirs, exact to a millionth; nothing where no image came. */
export function costOf(images: number, { unitPrice, currency, inputs }: Rate): Cost {
  const ofInputs = inputs && images > 0 ? inputs.count * inMillionths(inputs.unitPrice) : 0;
  return {
    images,
    unitPrice,
    currency,
    ...(inputs ? { inputs } : {}),
    total: (images * inMillionths(unitPrice) + ofInputs) / 1_000_000,
  };
}
