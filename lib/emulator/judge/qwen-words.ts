import type { AreaWords } from "./size.ts";

/** Measured: the Qwen models' message for a tier or a ratio given as the size. */
export const formatWords = () => "Expected format: '<width>*<height>'";

/** Measured: the messages of the 2.0 family. */
export const qwen20Words: AreaWords = {
  format: formatWords,
  area: ({ width, height }) =>
    `Image area must be between 262144 and 4194304 pixels. Got area=${width * height} (width=${width}, height=${height}).`,
};

/**
 * Measured: the messages of 3.0, with the 2560*2560 that the service allows and the page does not.
 */
export const qwen30Words: AreaWords = {
  format: formatWords,
  area: () =>
    "Image area must be between 262144 (512x512) and 4194304 (2048x2048) pixels for t2i requests.",
};
