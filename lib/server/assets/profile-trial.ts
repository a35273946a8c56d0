import "server-only";
import { photometrics, plainTiff } from "./formats/plain-tiff";
import { sharp } from "./loaders";

/**
 * Whether a profile yields colours other than sRGB for the same values, tested on 8-bit colours.
 * False for a profile that is broken or made for another kind of pixels.
 */
export async function changesColours(profile: Uint8Array, isGrey: boolean): Promise<boolean> {
  const colours = isGrey ? greys : grid;
  const samples = isGrey ? 1 : 3;
  const trial = plainTiff(
    {
      width: colours.length / samples,
      height: 1,
      bits: 8,
      samples,
      photometric: isGrey ? photometrics.grey : photometrics.rgb,
      extraSamples: [],
      orientation: 1,
      profile,
    },
    colours,
  );
  const read = (ignoreIcc: boolean) =>
    sharp(trial, { ignoreIcc }).toColourspace("srgb").raw().toBuffer();
  const [plain, converted] = await Promise.all([read(true), read(false)]);
  return !plain.equals(converted);
}

const greys = Uint8Array.from({ length: 256 }, (_, index) => index);

/** Each channel at six levels, in every combination. */
const grid = Uint8Array.from({ length: 6 ** 3 * 3 }, (_, index) => {
  const colour = Math.floor(index / 3);
  return (Math.floor(colour / 6 ** (index % 3)) % 6) * 51;
});
