import type { Model } from "./model";
import { wan27Image, wan27ImagePro } from "./wan27";

/** Every model that the studio can drive, the one that a new draft begins with first. */
export const catalog: readonly [Model, ...Model[]] = [wan27ImagePro, wan27Image];

export const defaultModel: Model = catalog[0];

export function findModel(id: string): Model | undefined {
  return catalog.find((model) => model.id === id);
}
