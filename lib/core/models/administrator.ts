import { z } from "zod";
import { atEndpoint, isOffered } from "./at-endpoint";
import { type Catalog, catalog } from "./catalog";
import type { Model, Price } from "./model";
import { type ByRegion, type EndpointId, regions } from "./region";

const amount = z.number().min(0);

/** The parts of a request that a price may depend on, by the catalog's names. */
const conditionSchema = z.strictObject({
  hasInputs: z.boolean().exactOptional(),
  sequential: z.boolean().exactOptional(),
  several: z.boolean().exactOptional(),
  rewrites: z.boolean().exactOptional(),
});

/** As the administrator's contract says. Without cases every image costs the same. */
const priceSchema = z.strictObject({
  unitPrice: amount,
  cases: z
    .array(
      z.strictObject({
        when: conditionSchema.exactOptional(),
        upToPixels: z.int().positive().exactOptional(),
        unitPrice: amount,
      }),
    )
    .exactOptional(),
  inputUnitPrice: amount.exactOptional(),
  currency: z.string().regex(/^[A-Z]{3}$/, "must be a currency such as CNY"),
});

const administratorModelSchema = z.strictObject({
  price: priceSchema.optional(),
  /** Where the administrator knows the model to be, in place of the documents' regions. */
  regions: z.array(z.enum(regions)).optional(),
  submissionsPerSecond: z.number().positive().optional(),
  /** Null: no limit. */
  tasksAtOnce: z.int().positive().nullable().optional(),
  typicalSeconds: z.strictObject({ min: z.number(), max: z.number() }).optional(),
  pollSeconds: z.number().min(1).optional(),
});

/** What the administrator knows better than the documents, by model id. */
export const administratorFactsSchema = z.record(z.string(), administratorModelSchema);
export type AdministratorFacts = z.infer<typeof administratorFactsSchema>;

/**
 * The catalog as an endpoint has it, with the administrator's own prices, limits and waits; the
 * models that can be called there come first. The price counts for every region: an installation has
 * one account.
 */
export function catalogAt(endpoint: EndpointId, facts: AdministratorFacts = {}): Catalog {
  const all = catalog.map((model) => withFacts(atEndpoint(model, endpoint), facts));
  const [present, missing] = [true, false].map((isWanted) =>
    all.filter((model) => isOffered(model, endpoint) === isWanted),
  );
  const [first = catalog[0], ...others] = [...(present ?? []), ...(missing ?? [])];
  return [first, ...others];
}

/** Where a price or a limit is from that the administrator has set. */
const administrators = { source: "administrator", asOf: "" };

function withFacts(model: Model, facts: AdministratorFacts): Model {
  const own = facts[model.id];
  if (!own) return model;
  const { submissionsPerSecond, tasksAtOnce } = own;
  const setsLimits = submissionsPerSecond !== undefined || tasksAtOnce !== undefined;
  return {
    ...model,
    regions: own.regions ?? model.regions,
    prices: own.price ? everywhere({ ...own.price, ...administrators }) : model.prices,
    limits: {
      submissionsPerSecond: submissionsPerSecond ?? model.limits.submissionsPerSecond,
      tasksAtOnce: tasksAtOnce === undefined ? model.limits.tasksAtOnce : tasksAtOnce,
      ...(setsLimits ? administrators : { source: model.limits.source, asOf: model.limits.asOf }),
    },
    wait: {
      ...model.wait,
      ...(own.typicalSeconds ? { seconds: own.typicalSeconds, known: true } : {}),
      ...(own.pollSeconds === undefined ? {} : { pollSeconds: own.pollSeconds }),
    },
  };
}

function everywhere(price: Price): ByRegion<Price> {
  return Object.fromEntries(regions.map((region) => [region, price]));
}

/**
 * Models whose price in the facts leaves out what an input image costs, although DashScope charges
 * for them: nobody may take them for free by having forgotten them.
 */
export function withoutInputPrice(facts: AdministratorFacts): string[] {
  return catalog
    .filter(({ id, prices }) => {
      const price = facts[id]?.price;
      const isCharged = Object.values(prices).some((one) => one.inputUnitPrice !== undefined);
      return price && isCharged && price.inputUnitPrice === undefined;
    })
    .map(({ id }) => id);
}

/** Ids in the facts that no model has, such as a misspelling. */
export function unknownModels(facts: AdministratorFacts): string[] {
  return Object.keys(facts).filter((id) => !catalog.some((model) => model.id === id));
}
