/** The longest side of a picture's copy whose colours are counted: shares are accurate to half a point. */
export const countedSide = 640;
