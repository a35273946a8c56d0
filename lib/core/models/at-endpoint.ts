import type { Model } from "./model";
import type { EndpointId } from "./region";

/** Whether the model can be called there; the emulator has them all. */
export function isOffered(model: Model, endpoint: EndpointId): boolean {
  return endpoint === "sandbox" || model.regions.includes(endpoint);
}

/** The model as the region has it. The emulator is like no region in particular. */
export function atEndpoint(model: Model, endpoint: EndpointId): Model {
  const own = endpoint === "sandbox" ? undefined : model.inRegion?.[endpoint];
  if (!own) return model;
  const { calls = model.calls, limits = model.limits, watermarkText } = own;
  const { watermark } = model.parameters;
  const parameters =
    watermark && watermarkText
      ? { ...model.parameters, watermark: { ...watermark, text: watermarkText } }
      : model.parameters;
  return { ...model, calls, limits, parameters };
}
