import "server-only";

/** No model draws a larger picture; beyond this one decode could take all the machine's memory. */
export const maxPixels = 16_384 * 16_384;
