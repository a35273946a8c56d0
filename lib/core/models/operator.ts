import { z } from "zod";
import { type Catalog, catalog } from "./catalog";
import type { Model, Price } from "./model";

const operatorModelSchema = z.strictObject({
  /** The price of one image, and of one that goes in, as the operator's contract says. */
  price: z
    .strictObject({
      unitPrice: z.number().min(0),
      inputUnitPrice: z.number().min(0).default(0),
      currency: z.string().length(3),
    })
    .optional(),
  submissionsPerSecond: z.number().positive().optional(),
  /** Null: no limit. */
  tasksAtOnce: z.int().positive().nullable().optional(),
  typicalSeconds: z.strictObject({ min: z.number(), max: z.number() }).optional(),
  pollSeconds: z.number().min(1).optional(),
});

/** What an operator knows better than the documents, by model id. */
export const operatorFactsSchema = z.record(z.string(), operatorModelSchema);
export type OperatorFacts = z.infer<typeof operatorFactsSchema>;

/**
 * The catalog with the operator's own prices, limits and waits. The price counts for every region:
 * an installation has one account.
 */
export function catalogWith(facts: OperatorFacts): Catalog {
  const [first, ...others] = catalog;
  return [withFacts(first, facts), ...others.map((model) => withFacts(model, facts))];
}

function withFacts(model: Model, facts: OperatorFacts): Model {
  const own = facts[model.id];
  if (!own) return model;
  const price: Price | undefined = own.price && { ...own.price, source: "operator", asOf: "" };
  const setsLimits = own.submissionsPerSecond !== undefined || own.tasksAtOnce !== undefined;
  return {
    ...model,
    prices: price ? { beijing: price, singapore: price } : model.prices,
    limits: {
      submissionsPerSecond: own.submissionsPerSecond ?? model.limits.submissionsPerSecond,
      tasksAtOnce: own.tasksAtOnce === undefined ? model.limits.tasksAtOnce : own.tasksAtOnce,
      known: model.limits.known || setsLimits,
    },
    wait: {
      ...model.wait,
      ...(own.typicalSeconds ? { seconds: own.typicalSeconds, known: true } : {}),
      ...(own.pollSeconds === undefined ? {} : { pollSeconds: own.pollSeconds }),
    },
  };
}

/** Ids in the facts that no model has, such as a misspelling. */
export function unknownModels(facts: OperatorFacts): string[] {
  return Object.keys(facts).filter((id) => !catalog.some((model) => model.id === id));
}
