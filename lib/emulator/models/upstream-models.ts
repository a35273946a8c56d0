import { qwenDrawAndEditModels } from "./qwen-draw-and-edit.ts";
import { qwenImageModels } from "./qwen-image.ts";
import type { UpstreamModel } from "./upstream-model.ts";
import { wanModels } from "./wan.ts";
import { zImageModels } from "./z-image.ts";

export const upstreamModels: ReadonlyMap<string, UpstreamModel> = new Map(
  Object.entries({ ...wanModels, ...qwenImageModels, ...qwenDrawAndEditModels, ...zImageModels }),
);
