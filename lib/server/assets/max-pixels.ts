import "server-only";

/** No picture of the models is larger; beyond it one decode could take the machine's memory. */
export const maxPixels = 16_384 * 16_384;
