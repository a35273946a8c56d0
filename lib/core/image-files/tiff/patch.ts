import { type TiffDirectory, tiffTags, typeBytes } from "./directory";

/** Replaces an entry's value with one small number, in the bytes the directory was read from. */
export function setNumber(directory: TiffDirectory, tag: number, value: number): void {
  const entry = directory.entries.get(tag);
  if (!entry) return;
  setCount(directory, entry.record, 1);
  const inline = inlineOf(directory, entry.record);
  writeNumber(directory.view, entry.type, inline, value, directory.isLittleEndian);
}

/** Reduces an entry to some of its numbers, which stay where they are. */
export function setPart(directory: TiffDirectory, tag: number, first: number, count: number): void {
  const entry = directory.entries.get(tag);
  if (!entry) return;
  const { view, isLittleEndian, isBig } = directory;
  const bytes = typeBytes[entry.type] ?? 1;
  const from = entry.at + first * bytes;
  const inline = inlineOf(directory, entry.record);
  setCount(directory, entry.record, count);
  if (count * bytes > (isBig ? 8 : 4)) {
    if (isBig) view.setBigUint64(inline, BigInt(from), isLittleEndian);
    else view.setUint32(inline, from, isLittleEndian);
    return;
  }
  const part = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  part.copyWithin(inline, from, from + count * bytes);
}

/** Hides the extra samples from readers. The entries stay in order, which readers insist on. */
export function hideExtraSamples({ entries, view, isLittleEndian }: TiffDirectory): void {
  const entry = entries.get(tiffTags.extraSamples);
  if (entry) view.setUint16(entry.record, unusedTag, isLittleEndian);
}

/** The last tag number before ExtraSamples that has no meaning. */
const unusedTag = 335;

const inlineOf = ({ isBig }: TiffDirectory, record: number) => record + (isBig ? 12 : 8);

function setCount({ view, isBig, isLittleEndian }: TiffDirectory, record: number, count: number) {
  if (isBig) view.setBigUint64(record + 4, BigInt(count), isLittleEndian);
  else view.setUint32(record + 4, count, isLittleEndian);
}

function writeNumber(
  view: DataView,
  type: number,
  at: number,
  value: number,
  isLittleEndian: boolean,
): void {
  const bytes = typeBytes[type];
  if (bytes === 1) view.setUint8(at, value);
  else if (bytes === 2) view.setUint16(at, value, isLittleEndian);
  else if (bytes === 4) view.setUint32(at, value, isLittleEndian);
  else view.setBigUint64(at, BigInt(value), isLittleEndian);
}
