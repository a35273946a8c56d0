import type { Model } from "./model";
import { qwenImage, qwenImagePlus } from "./qwen-image";
import { qwenImageEdit, qwenImageEditPlus, qwenImageEditPlusDated } from "./qwen-image-edit";
import { wan25Edit } from "./wan25";
import { wan27Image, wan27ImagePro } from "./wan27";

export type Catalog = readonly [Model, ...Model[]];

/** Every model that the studio can drive, the one that a new draft begins with first. */
export const catalog: Catalog = [
  wan27ImagePro,
  wan27Image,
  wan25Edit,
  qwenImagePlus,
  qwenImage,
  qwenImageEditPlus,
  qwenImageEditPlusDated,
  qwenImageEdit,
];

/** The model of that id, or the first one where the catalog no longer has it. */
export function modelOf(models: Catalog, id: string): Model {
  return models.find((model) => model.id === id) ?? models[0];
}
