const marker = {
  temporary: 0x01,
  firstRestart: 0xd0,
  startOfImage: 0xd8,
  endOfImage: 0xd9,
  startOfScan: 0xda,
} as const;
const sequentialFrames = [0xc0, 0xc1];

/** The pieces of a file to put back together. */
interface Mending {
  parts: Uint8Array[];
  isMended: boolean;
}

/**
 * Repairs what browsers overlook in a JPEG and stricter readers refuse, without touching its
 * pixels: a missing end, the scan header of some phones, stray bytes between two segments. Takes
 * time linear in the bytes.
 * @returns undefined if there is nothing to repair
 */
export function mendedJpeg(content: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const mending: Mending = { parts: [content.subarray(0, 2)], isMended: false };
  const end = mendSegments(content, mending);
  if (end === undefined) return undefined;
  // Data after the end, such as a phone's own notes, stays.
  if (end.isMissing) {
    mending.parts.push(new Uint8Array([0xff, marker.endOfImage]));
    mending.isMended = true;
  } else {
    mending.parts.push(content.subarray(end.at));
  }
  return mending.isMended ? joined(mending.parts) : undefined;
}

type End = { isMissing: true } | { isMissing: false; at: number };

/** Copies all segments and scans; undefined if there is no picture or a segment is cut. */
function mendSegments(content: Uint8Array, mending: Mending): End | undefined {
  let at = 2;
  let isSequential = false;
  let hasScan = false;
  for (;;) {
    const start = nextMarker(content, at);
    if (start === undefined) return hasScan ? { isMissing: true } : undefined;
    // FF bytes before a marker are allowed padding.
    if (start > at && !isFilling(content, at, start)) mending.isMended = true;
    const code = content[start + 1] ?? 0;
    if (code === marker.endOfImage) return { isMissing: false, at: start };
    const length = ((content[start + 2] ?? 0) << 8) | (content[start + 3] ?? 0);
    const end = start + 2 + length;
    // Cut within a segment: more is missing than the end.
    if (length < 2 || end > content.length) return undefined;
    isSequential ||= sequentialFrames.includes(code);
    if (code !== marker.startOfScan) {
      mending.parts.push(content.subarray(start, end));
      at = end;
      continue;
    }
    hasScan = true;
    const header = content.subarray(start, end);
    const plain = isSequential ? plainScanHeader(header) : undefined;
    if (plain) mending.isMended = true;
    at = endOfScan(content, end);
    mending.parts.push(plain ?? header, content.subarray(end, at));
  }
}

/** Where the next marker with a meaning of its own begins. */
function nextMarker(content: Uint8Array, from: number): number | undefined {
  let at = content.indexOf(0xff, from);
  while (at >= 0 && at + 1 < content.length) {
    const code = content[at + 1] ?? 0;
    const isMarker = code >= 0xc0 && code !== 0xff && !isWithinScan(code);
    if (isMarker && code !== marker.startOfImage) return at;
    at = content.indexOf(0xff, at + 1);
  }
  return undefined;
}

const isFilling = (content: Uint8Array, from: number, to: number) =>
  content.subarray(from, to).every((byte) => byte === 0xff);

/** Whether FF followed by this byte belongs to a scan's data: a plain FF, or a restart. */
function isWithinScan(code: number): boolean {
  return code === 0 || (code >= marker.firstRestart && code < marker.startOfImage);
}

/** Where a scan's data ends: at the next marker that does not belong to it. */
function endOfScan(content: Uint8Array, from: number): number {
  let at = content.indexOf(0xff, from);
  while (at >= 0 && at + 1 < content.length) {
    const code = content[at + 1] ?? 0;
    if (code !== 0xff && !isWithinScan(code) && code !== marker.temporary) return at;
    at = content.indexOf(0xff, at + 1);
  }
  return content.length;
}

/** Of one component: marker, length, their number, the component, and the three bytes. */
const shortestScanHeader = 2 + 2 + 1 + 2 + 3;

/**
 * A sequential scan has all coefficients, whatever its header says. Undefined if the header is
 * already right.
 */
function plainScanHeader(header: Uint8Array): Uint8Array | undefined {
  // A header that is cut has no such bytes; what stands in their place says something else.
  if (header.length < shortestScanHeader) return undefined;
  const last = header.length - 3;
  if (header[last] === 0 && header[last + 1] === 63 && header[last + 2] === 0) return undefined;
  const plain = header.slice();
  plain.set([0, 63, 0], last);
  return plain;
}

function joined(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
