import "server-only";
import { resultAddress } from "../dashscope/endpoints";
import type { BlobStore } from "./blobs/blob-store";
import type { StagedBlob } from "./blobs/staging";

/** A 4096 × 4096 PNG of noise is about 50 MB; nothing documented is larger. */
const maxResultBytes = 256 * 1024 * 1024;
const downloadTimeoutMs = 10 * 60_000;

/** A result that could not be fetched this time. */
class DownloadError extends Error {}

/**
 * Streams a result to disk from one of upstream's documented hosts or the emulator in use. Sends no
 * key, since the address is signed. Safe to repeat.
 * @throws DownloadError if the address is not allowed or does not answer with the bytes
 */
export async function downloadResult(
  url: string,
  endpointBaseUrl: string,
  blobs: BlobStore,
  fetchUpstream: typeof fetch,
): Promise<StagedBlob> {
  const address = resultAddress(url, endpointBaseUrl);
  if (!address) throw new DownloadError("The result lies outside DashScope's result hosts.");
  const response = await fetchUpstream(address, {
    redirect: "error",
    // An image does not compress further, and the size limit counts decompressed bytes.
    headers: { "Accept-Encoding": "identity" },
    signal: AbortSignal.timeout(downloadTimeoutMs),
  });
  if (!response.ok || !response.body) {
    throw new DownloadError(`The result host answered ${response.status}.`);
  }
  const staged = await blobs.stage(response.body, maxResultBytes);
  if (staged === "tooManyBytes") throw new DownloadError("The result is too large.");
  const promised = response.headers.get("content-length");
  const isEncoded = response.headers.has("content-encoding");
  if (promised !== null && !isEncoded && Number(promised) !== staged.bytes) {
    await staged.discard();
    throw new DownloadError("The result ended early.");
  }
  return staged;
}
