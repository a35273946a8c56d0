import { makeZip } from "client-zip";
import { expect, it } from "vitest";
import { fromBufferPromise } from "yauzl";
import { withZip64End } from "@/lib/server/portability/zip-end";

const bytesOfZip = async () =>
  Buffer.from(await new Response(makeZip([{ name: "a", input: "b", lastModified: 0 }])).bytes());

async function ended(pieces: AsyncIterable<Uint8Array>, count: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of withZip64End(pieces, () => count)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* inOnePiece(bytes: Uint8Array) {
  yield bytes;
}

it("an archive of more than 65,535 files gives its number of files", async () => {
  const zip = await bytesOfZip();
  // What client-zip writes of 70,000 files: as many as the field can say, and nothing else.
  zip.writeUInt16LE(0xffff, zip.length - 14);
  zip.writeUInt16LE(0xffff, zip.length - 12);
  const archive = await ended(inOnePiece(zip), 70_000);
  expect((await fromBufferPromise(archive, { lazyEntries: true })).entryCount).toBe(70_000);
});

it("an archive below the limit is left byte for byte as it was", async () => {
  const zip = await bytesOfZip();
  const byByte = (async function* () {
    for (const byte of zip) yield Uint8Array.of(byte);
  })();
  expect((await ended(byByte, 1)).equals(zip)).toBe(true);
});
