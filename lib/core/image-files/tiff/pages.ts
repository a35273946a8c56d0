import { numberOf, readTiffDirectory, tiffTags } from "./directory";

/** How many pictures a TIFF holds. Smaller copies of a picture do not count. */
export function countTiffPages(content: Uint8Array): number {
  // A directory can name itself as the next.
  const seen = new Set<number>();
  let count = 0;
  let directory = readTiffDirectory(content);
  while (directory) {
    const isReduced = ((numberOf(directory, tiffTags.subfileType) ?? 0) & reduced) !== 0;
    if (!isReduced) count += 1;
    const { next } = directory;
    if (next === 0 || seen.has(next)) break;
    seen.add(next);
    directory = readTiffDirectory(content, next);
  }
  return count;
}

const reduced = 1;
/** A mosaic of colour filters, and a converter's version of one. */
const sensorPhotometrics = [32_803, 34_892];

/** Whether a TIFF is a camera's own file, whose first picture is only a small preview. */
export function isCameraRaw(content: Uint8Array): boolean {
  // Canon's.
  if (content[8] === 0x43 && content[9] === 0x52 && content[10] === 2) return true;
  const directory = readTiffDirectory(content);
  if (!directory) return false;
  const { entries } = directory;
  if (entries.has(tiffTags.dngVersion)) return true;
  if (sensorPhotometrics.includes(numberOf(directory, tiffTags.photometric) ?? -1)) return true;
  const isPreview = ((numberOf(directory, tiffTags.subfileType) ?? 0) & reduced) !== 0;
  return isPreview && entries.has(tiffTags.subDirectories);
}
