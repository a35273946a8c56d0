import "server-only";

/** The record that ends a ZIP file, without a comment. */
const endBytes = 22;
const most16 = 0xffff;
const most32 = 0xffffffff;

/**
 * Completes the end of a ZIP file of more than 65,535 files. client-zip writes the records of ZIP64
 * only for files beyond 4 GB; without them readers find the first 65,535 files, or none. APPNOTE
 * 4.3.14 to 4.3.16.
 * @param countFiles the number of files; called once all have been written
 */
export async function* withZip64End(
  zip: AsyncIterable<Uint8Array>,
  countFiles: () => number,
): AsyncGenerator<Uint8Array> {
  let held = Buffer.alloc(0);
  for await (const chunk of zip) {
    const known = Buffer.concat([held, chunk]);
    const ready = Math.max(0, known.byteLength - endBytes);
    held = known.subarray(ready);
    if (ready > 0) yield known.subarray(0, ready);
  }
  const directoryOffset = held.readUInt32LE(16);
  if (countFiles() >= most16 && directoryOffset !== most32) {
    yield zip64End(countFiles(), held.readUInt32LE(12), directoryOffset);
  }
  yield held;
}

function zip64End(count: number, directoryBytes: number, directoryOffset: number): Buffer {
  const end = Buffer.alloc(56);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(45, 12);
  end.writeUInt16LE(45, 14);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(directoryBytes), 40);
  end.writeBigUInt64LE(BigInt(directoryOffset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(directoryOffset + directoryBytes), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end, locator]);
}
