import { isOffered } from "./at-endpoint";
import type { Model } from "./model";
import type { EndpointId } from "./region";

/** When DashScope stops serving a model, or has stopped, and what to choose instead. */
export interface ModelEnding {
  on: Date;
  isOver: boolean;
  successorName: string;
  /** Missing if it is not among the models. */
  successor: Model | undefined;
}

/** @param now in milliseconds since 1970 */
export function endingOf(
  { ends }: Model,
  models: readonly Model[],
  now: number,
): ModelEnding | undefined {
  if (!ends) return undefined;
  const on = new Date(ends.on);
  const successor = models.find(({ id }) => id === ends.successor);
  const isOver = now >= on.getTime();
  return { on, isOver, successor, successorName: successor?.title ?? ends.successor };
}

/**
 * The model to offer for images when this one draws from text alone: its successor, one of its
 * family, otherwise the first that stays; of those that can be called there.
 */
export function modelForInputs(
  model: Model,
  models: readonly Model[],
  endpoint: EndpointId,
): Model | undefined {
  const takers = models.filter((one) => one.inputs && !one.ends && isOffered(one, endpoint));
  return (
    takers.find(({ id }) => id === model.ends?.successor) ??
    takers.find(({ family }) => family === model.family) ??
    takers[0]
  );
}
