import type { Model } from "./model";
import { qwenImage, qwenImagePlus } from "./qwen-image";
import { qwenImage20, qwenImage20Pro } from "./qwen-image-20";
import { qwenImage21Pro, qwenImage21Turbo } from "./qwen-image-21";
import { qwenImage30, qwenImage30Pro } from "./qwen-image-30";
import { qwenImageEdit, qwenImageEditPlus, qwenImageEditPlusDated } from "./qwen-image-edit";
import { wan25Edit, wan25Text } from "./wan25";
import { wan26Image, wan26Text } from "./wan26";
import { wan27Image, wan27ImagePro } from "./wan27";
import { zImageTurbo } from "./z-image";

export type Catalog = readonly [Model, ...Model[]];

/** Every model that the studio can drive, the one that a new draft begins with first. */
export const catalog: Catalog = [
  wan27ImagePro,
  wan27Image,
  qwenImage30Pro,
  qwenImage30,
  qwenImage21Pro,
  qwenImage21Turbo,
  qwenImage20Pro,
  qwenImage20,
  zImageTurbo,
  wan26Text,
  wan26Image,
  wan25Text,
  wan25Edit,
  qwenImagePlus,
  qwenImage,
  qwenImageEditPlus,
  qwenImageEditPlusDated,
  qwenImageEdit,
];

/** The model of that id; undefined where the catalog does not have it, or no longer. */
export function catalogModel(id: string): Model | undefined {
  return catalog.find((model) => model.id === id);
}

/** The model of that id, or the first one where the catalog no longer has it. */
export function modelOf(models: Catalog, id: string): Model {
  return models.find((model) => model.id === id) ?? models[0];
}
