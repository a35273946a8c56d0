import type { EndpointId, Model, Price } from "../models/model";

export interface Cost {
  images: number;
  unitPrice: number;
  currency: string;
  total: number;
}

/**
 * The published price of one image on an endpoint, or undefined where none is known. The sandbox
 * charges nothing; it shows Beijing's price, so that a budget can be tried out.
 */
export function priceOf(model: Model, endpoint: EndpointId): Price | undefined {
  return model.prices[endpoint === "sandbox" ? "beijing" : endpoint];
}

/** Images × unit price, exact to a millionth of the currency. */
export function costOf(
  images: number,
  price: Pick<Price, "unitPrice"> & { currency: string },
): Cost {
  const millionths = Math.round(price.unitPrice * 1_000_000) * images;
  return {
    images,
    unitPrice: price.unitPrice,
    currency: price.currency,
    total: millionths / 1_000_000,
  };
}
