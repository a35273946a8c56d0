import type { ModelParameters } from "./model";
import { aspectUpTo } from "./shared";

const belowTheLeast = ["1104*1472", "1472*1104", "960*1696", "1696*960"];

/** T2V: the size of a picture from text, in wan2.6-t2i and wan2.5-t2i-preview alike. */
export const textSize = {
  wireName: "size",
  default: "1280*1280",
  tiers: [],
  exact: [
    {
      when: {},
      rule: { pixels: { min: 1280 * 1280, max: 1440 * 1440 }, aspect: aspectUpTo(4) },
    },
  ],
  // The page advises these four, which have fewer pixels than the least that it names.
  alsoExact: belowTheLeast,
  suggested: [{ when: {}, rule: ["1280*1280", ...belowTheLeast] }],
} satisfies ModelParameters["size"];
