import type { InputFacts, SendingLimits } from "../generation/preparation";
import { costOfRequest } from "../generation/price";
import { problem } from "../generation/problem";
import type { GenerationRequest } from "../generation/request";
import { problemsOf } from "../generation/validate";
import type { Catalog } from "../models/catalog";
import type { EndpointId } from "../models/region";
import type { Axis } from "./axis";
import { canonicalRequest } from "./canonical";
import type { Cell } from "./cell";
import { varied, withValue } from "./vary";

/** What planning needs to know about the installation. */
export interface PlanContext {
  models: Catalog;
  endpoint: EndpointId;
  sending: SendingLimits;
  /** The facts about an image; undefined if no image has that id. */
  factsOf: (assetId: string) => InputFacts | undefined;
  /** A short text that is equal only for equal texts. */
  digest: (text: string) => string;
}

/** A cell with its request. */
export interface PlannedCell extends Cell {
  request: GenerationRequest;
}

/**
 * Every cell of a batch; the last axis changes first.
 * @param request what every cell has in common, including the shared seed
 * @param axes as `expandAxes` returns them
 * @param off the keys of the cells that are switched off
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
  const problems = problemsOf(asked, model, facts, sending, endpoint);
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

/** Marks cells that were run before as reused: they cost nothing. */
export function withReuse(cells: PlannedCell[], isThere: (key: string) => boolean): PlannedCell[] {
  return cells.map((cell) => {
    const isWanted = cell.state === "run" || cell.state === "same";
    return isWanted && isThere(cell.key) ? { ...cell, state: "reused" } : cell;
  });
}
