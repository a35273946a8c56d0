import "server-only";
import { readFile } from "node:fs/promises";
import {
  entryBytesOf,
  entryNumbersOf,
  numberOf,
  readTiffDirectory,
  type TiffDirectory,
  tiffTags,
} from "@/lib/core/image-files/tiff/directory";
import type { PlainTiff } from "@/lib/core/image-files/tiff/write";
import { maxPixels } from "../max-pixels";
import { labPixels } from "./lab-samples";
import { photometrics, plainTiff } from "./plain-tiff";
import type { ReadableImage } from "./readable-image";
import { floatSamples, longSamples, planeSamples, samplesAsRgb } from "./tiff-samples";
import { yccPixels } from "./ycc-samples";

type Pixels = Pick<PlainTiff, "bits" | "samples" | "photometric"> & { data: Uint8Array };
type Reader = (content: Buffer, facts: TiffFacts) => Promise<Pixels>;

/** What decides how to read a TIFF. */
interface TiffFacts {
  width: number;
  height: number;
  bits: number;
  samples: number;
  photometric: number;
}

const unsigned = 1;
const float = 3;
const separate = 2;
/** JPEG within TIFF, whose colours libtiff converts itself. */
const jpegCompressions = [6, 7];

/**
 * Most TIFFs are read directly. Of some kinds sharp gets the samples right and the colours wrong,
 * or not even the samples; these become a plain TIFF with the same profile.
 * @throws if the samples cannot be read
 */
export async function readableTiff(path: string): Promise<ReadableImage> {
  const content = await readFile(path);
  const directory = readTiffDirectory(content);
  const facts = directory && factsOf(directory);
  const reader = directory && facts && readerFor(directory, facts);
  // If there are too many pixels, only the size is read.
  const isTooLarge = facts !== undefined && facts.width * facts.height > maxPixels;
  if (!reader || isTooLarge) return { source: path, isIrregular: false };
  const { data, ...form } = await reader(content, facts);
  const extraSamples = entryNumbersOf(directory, tiffTags.extraSamples) ?? [];
  const colours = form.photometric === photometrics.grey ? 1 : 3;
  const source = plainTiff(
    {
      width: facts.width,
      height: facts.height,
      ...form,
      extraSamples: extraSamples.slice(0, form.samples - colours),
      orientation: numberOf(directory, tiffTags.orientation) ?? 1,
      // Lab has become sRGB.
      profile: isLab(facts) ? undefined : entryBytesOf(directory, tiffTags.profile),
    },
    data,
  );
  return { source, isIrregular: true };
}

function factsOf(directory: TiffDirectory): TiffFacts | undefined {
  const width = numberOf(directory, tiffTags.width);
  const height = numberOf(directory, tiffTags.height);
  const photometric = numberOf(directory, tiffTags.photometric);
  if (!width || !height || photometric === undefined) return undefined;
  const bits = numberOf(directory, tiffTags.bitsPerSample) ?? 1;
  const samples = numberOf(directory, tiffTags.samplesPerPixel) ?? 1;
  return { width, height, bits, samples, photometric };
}

function readerFor(directory: TiffDirectory, facts: TiffFacts): Reader | undefined {
  const { bits, samples, photometric } = facts;
  const compression = numberOf(directory, tiffTags.compression) ?? 1;
  if (jpegCompressions.includes(compression)) return undefined;
  const format = numberOf(directory, tiffTags.sampleFormat) ?? unsigned;
  const isGrey = photometric === photometrics.grey && samples === 1;
  if (format === float) return isGrey ? readFloats : undefined;
  if (format !== unsigned) return undefined;
  const isSeparate = samples > 1 && numberOf(directory, tiffTags.planarConfiguration) === separate;
  const isTiled = directory.entries.has(tiffTags.tileOffsets);
  const hasWholeBytes = bits === 8 || bits === 16;
  if (photometric === photometrics.ycc && samples === 3 && bits === 8 && !isSeparate) {
    return readYcc;
  }
  if (isLab(facts) && samples === 3 && hasWholeBytes && !isSeparate) return readLab;
  const isColour = photometric === photometrics.rgb;
  if ((isColour || isGrey) && bits === 32 && !isSeparate) return readLongs;
  if (isColour && isSeparate && isTiled && hasWholeBytes) return readPlanes;
  return undefined;
}

const isLab = ({ photometric }: TiffFacts) =>
  photometric === photometrics.cielab || photometric === photometrics.iccLab;

const readFloats: Reader = async (content, { bits }) => ({
  bits: 16,
  samples: 1,
  photometric: photometrics.grey,
  data: await floatSamples(content, bits),
});

const readLongs: Reader = async (content, { samples, photometric }) => ({
  bits: 16,
  samples,
  photometric,
  data: await longSamples(content, samples),
});

const readPlanes: Reader = async (content, { bits, samples, photometric }) => ({
  bits: bits === 16 ? 16 : 8,
  samples,
  photometric,
  data: await planeSamples(content, samples, bits === 16 ? 16 : 8),
});

const readYcc: Reader = async (content, facts) => ({
  bits: 8,
  samples: 3,
  photometric: photometrics.rgb,
  data: await yccPixels(content, facts),
});

const readLab: Reader = async (content, { bits, photometric }) => ({
  bits: 16,
  samples: 3,
  photometric: photometrics.rgb,
  data: labPixels(await samplesAsRgb(content, bits === 16 ? 16 : 8), content, bits, photometric),
});
