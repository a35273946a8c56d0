import "server-only";
import type { Bucket } from "./bucket";
import { discardStaged, type Staging } from "./staging";

/** Keeps a short text in a bucket, on the same way as an original. */
export async function putText(
  bucket: Bucket,
  staging: Staging,
  key: string,
  text: string,
): Promise<void> {
  const staged = await staging.stage(bytesOf(text), Number.POSITIVE_INFINITY, (content) =>
    bucket.put(key, content),
  );
  try {
    if (staged !== "tooManyBytes") await staged.keep();
  } finally {
    await discardStaged(staged);
  }
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
