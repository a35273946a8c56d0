/** 64 characters that need no escaping in JSON or a URL. */
const signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const widest = Math.log(8);
const steps = signs.length - 1;

/**
 * An image's aspect ratio as one character, so that the layout of a hundred thousand images takes
 * only 100 kB. Accurate to within 3.4 %; ratios beyond 1:8 and 8:1 are clamped.
 */
export function aspectCodeOf(width: number, height: number): string {
  const along = (Math.log(width / height) + widest) / (2 * widest);
  const step = Math.round(Math.min(1, Math.max(0, along)) * steps);
  return signs.charAt(step);
}

/** Width over height for a character; 1 for an invalid one. */
export function aspectOfCode(sign: string): number {
  const step = signs.indexOf(sign);
  return step === -1 ? 1 : Math.exp((step / steps) * 2 * widest - widest);
}
