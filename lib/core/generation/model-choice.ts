import { isOffered } from "../models/at-endpoint";
import type { Model } from "../models/model";
import type { EndpointId } from "../models/region";
import type { Draft } from "./draft/draft";
import { fitToModel, type LeftOut } from "./fit";
import type { InputFacts, SendingLimits } from "./preparation";
import { type Cost, costOfRequest } from "./price";
import type { Problem } from "./problem";
import { problemsOf } from "./validate";

/** What a draft would be with a model: all that helps to choose it or another. */
export interface ModelChoice {
  /** Undefined where no price is known. */
  cost: Cost | undefined;
  leftOut: LeftOut[];
  /** What would keep it from running, apart from a prompt or images that are still to come. */
  problems: Problem[];
  twin: Twin | undefined;
}

/** A model of the same kind, and what speaks for it. */
export interface Twin {
  model: Model;
  /** Whether it is the same under another name. */
  isSame: boolean;
  isCheaper: boolean;
  isFaster: boolean;
}

/** What the choice depends on besides draft and model. */
interface Surroundings {
  models: readonly Model[];
  endpoint: EndpointId;
  sending: SendingLimits;
  /** As for `problemsOf`; undefined while the facts are loading. */
  facts: (InputFacts | undefined)[] | undefined;
}

/** What the draft would cost, lose and lack with a model. */
export function modelChoice(draft: Draft, model: Model, around: Surroundings): ModelChoice {
  const { endpoint, sending, facts } = around;
  const { request, leftOut } = fitToModel(draft, model);
  const found = facts ? problemsOf(request, model, facts, sending) : [];
  return {
    cost: costOfRequest(request, model, endpoint),
    leftOut,
    problems: found.filter(({ code }) => code !== "prompt.empty" && code !== "inputs.tooFew"),
    twin: twinOf(draft, model, around),
  };
}

/** The model's twin, unless nothing speaks for it. */
function twinOf(draft: Draft, model: Model, { models, endpoint }: Surroundings): Twin | undefined {
  const { twin } = model;
  const other = models.find(({ id }) => id === twin?.id);
  if (!twin || !other || !isOffered(other, endpoint)) return undefined;
  const costWith = (one: Model) => costOfRequest(fitToModel(draft, one).request, one, endpoint);
  const [own, others] = [costWith(model), costWith(other)];
  const isComparable = own !== undefined && own.currency === others?.currency;
  const isCheaper = isComparable && others !== undefined && others.total < own.total;
  const isSame = twin.isSame ?? false;
  const isFaster = twin.isFaster ?? false;
  return isCheaper || isSame || isFaster
    ? { model: other, isSame, isCheaper, isFaster }
    : undefined;
}
