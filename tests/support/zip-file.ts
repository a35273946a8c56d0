import { makeZip } from "client-zip";
import { fromBufferPromise } from "yauzl";

/** A ZIP file of texts and bytes by their paths. */
export async function zipOf(files: Record<string, string | Uint8Array>): Promise<Buffer> {
  const entries = Object.entries(files).map(([name, input]) => ({ name, input }));
  return Buffer.from(await new Response(makeZip(entries)).arrayBuffer());
}

/** The contents of a ZIP file, by path. */
export async function filesIn(zip: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const archive = await fromBufferPromise(zip, { lazyEntries: true });
  for await (const entry of archive.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk);
    files.set(entry.fileName, Buffer.concat(chunks));
  }
  return files;
}
