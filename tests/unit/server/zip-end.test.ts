import { makeZip } from "client-zip";
import { expect, it } from "vitest";
import { fromBufferPromise } from "yauzl";
import { withZip64End } from "@/lib/server/portability/zip-end";

async function archiveOf(count: number): Promise<Buffer> {
  const files = Array.from({ length: count }, (_, place) => ({ name: `${place}`, input: "" }));
  const chunks: Uint8Array[] = [];
  for await (const chunk of withZip64End(makeZip(files), () => count)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

it.each([0, 1, 70_000])("an archive of %d files says how many there are", async (count) => {
  const archive = await archiveOf(count);
  const zip = await fromBufferPromise(archive, { lazyEntries: true });
  expect(zip.entryCount).toBe(count);
});

it("an archive below the limit is left byte for byte as it was", async () => {
  const plain = await new Response(makeZip([{ name: "a", input: "b", lastModified: 0 }])).bytes();
  const chunks: Uint8Array[] = [];
  const pieces = (async function* () {
    for (const byte of plain) yield Uint8Array.of(byte);
  })();
  for await (const chunk of withZip64End(pieces, () => 1)) chunks.push(chunk);
  expect(Buffer.concat(chunks).equals(plain)).toBe(true);
});
