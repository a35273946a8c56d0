import type { LeftOut } from "../generation/fit";
import type { InputFacts, SendingLimits } from "../generation/preparation";
import { type Cost, costOfRequest } from "../generation/price";
import { type Problem, problem } from "../generation/problem";
import type { GenerationRequest } from "../generation/request";
import { problemsOf } from "../generation/validate";
import type { Catalog } from "../models/catalog";
import type { EndpointId } from "../models/model";
import type { ComparedToggle } from "../models/toggles";
import type { Axis } from "./axis";
import { canonicalRequest } from "./canonical";
import { varied, withValue } from "./vary";

/** What planning needs to know of the installation. */
export interface PlanContext {
  models: Catalog;
  endpoint: EndpointId;
  sending: SendingLimits;
  /** What is known of an image; undefined where there is none of that id. */
  factsOf: (assetId: string) => InputFacts | undefined;
  /** A short text that two texts share only when they are equal. */
  digest: (text: string) => string;
}

/**
 * `run`: a call. `same`: asks for the same as a cell before it, and shows what that one gets.
 * `reused`: an earlier run asked for the same. `off`: a person does not want it. `impossible`: a
 * rule of the model forbids it.
 */
export type CellState = "run" | "same" | "reused" | "off" | "impossible";

export interface Cell {
  /** The same for every request that asks upstream for the same. */
  key: string;
  /** The place of its value on each axis, from 0. */
  coordinates: number[];
  state: CellState;
  /** Why it is impossible. */
  problems: Problem[];
  leftOut: LeftOut[];
  withoutEffect: ComparedToggle[];
  /** How many images a call of it asks for, whatever its state. */
  images: number;
  /** What a call of it costs; null where the price is not known. */
  cost: Cost | null;
}

export interface PlannedCell extends Cell {
  request: GenerationRequest;
}

/**
 * Every cell of a comparison, the last axis changing first.
 * @param request what every cell has in common, with the seed that they share
 * @param axes as `expandAxes` gives them
 * @param off the keys of the cells that nobody wants
 */
export function planCells(
  request: GenerationRequest,
  axes: Axis[],
  context: PlanContext,
  off: ReadonlySet<string> = new Set(),
): PlannedCell[] {
  const seen = new Set<string>();
  return placesOf(axes).map((coordinates) => {
    const cell = judged(request, axes, coordinates, context);
    if (cell.state === "impossible") return cell;
    if (off.has(cell.key)) return { ...cell, state: "off" };
    if (seen.has(cell.key)) return { ...cell, state: "same" };
    seen.add(cell.key);
    return cell;
  });
}

function placesOf(axes: Axis[]): number[][] {
  return axes.reduce<number[][]>(
    (places, { values }) =>
      places.flatMap((before) => Array.from(values.keys(), (place) => [...before, place])),
    [[]],
  );
}

function judged(
  request: GenerationRequest,
  axes: Axis[],
  coordinates: number[],
  { models, endpoint, sending, factsOf, digest }: PlanContext,
): PlannedCell {
  const draft = axes.reduce(
    (changed, axis, index) => withValue(changed, axis, coordinates[index] ?? 0, factsOf),
    request,
  );
  const model = models.find(({ id }) => id === draft.model);
  if (!model) {
    return {
      key: digest(canonicalRequest(draft, undefined)),
      coordinates,
      state: "impossible",
      request: draft,
      problems: [problem("model", "model.unknown", { model: draft.model })],
      leftOut: [],
      withoutEffect: [],
      images: 0,
      cost: null,
    };
  }
  const { request: asked, leftOut, withoutEffect } = varied(draft, model, axes);
  const facts = asked.inputs.map(({ assetId }) => factsOf(assetId));
  const problems = problemsOf(asked, model, facts, sending);
  const images = asked.parameters.n ?? model.parameters.n.default;
  return {
    key: digest(canonicalRequest(asked, model)),
    coordinates,
    state: problems.length > 0 ? "impossible" : "run",
    request: asked,
    problems,
    leftOut,
    withoutEffect,
    images,
    cost: costOfRequest(asked, model, endpoint) ?? null,
  };
}

/** The cells with those that were run before taken from there: they cost nothing. */
export function withReuse(cells: PlannedCell[], isThere: (key: string) => boolean): PlannedCell[] {
  return cells.map((cell) => {
    const isWanted = cell.state === "run" || cell.state === "same";
    return isWanted && isThere(cell.key) ? { ...cell, state: "reused" } : cell;
  });
}
