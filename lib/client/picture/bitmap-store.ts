/** How many unused pictures stay decoded; a preview takes up to 16 MB. */
const mostIdle = 6;

interface Entry {
  holders: number;
  bitmap: ImageBitmap | undefined;
  coming: Promise<ImageBitmap>;
  abort: AbortController;
}

const entries = new Map<string, Entry>();

/** The decoded picture of a URL, if it is ready. */
export const readyBitmap = (url: string): ImageBitmap | undefined => entries.get(url)?.bitmap;

/** Fetches and decodes a picture off the main thread. Every holder must release it. */
export function holdBitmap(url: string): Promise<ImageBitmap> {
  const entry = entries.get(url) ?? begin(url);
  entry.holders += 1;
  // Move it to the end: the first entries are evicted first.
  entries.delete(url);
  entries.set(url, entry);
  return entry.coming;
}

export function letGoOfBitmap(url: string): void {
  const entry = entries.get(url);
  if (!entry) return;
  entry.holders -= 1;
  if (entry.holders === 0 && !entry.bitmap) forget(url, entry);
  const idle = [...entries].filter(([, { holders }]) => holders === 0);
  for (const [old, kept] of idle.slice(0, Math.max(0, idle.length - mostIdle))) forget(old, kept);
}

function begin(url: string): Entry {
  const abort = new AbortController();
  const entry: Entry = { holders: 0, bitmap: undefined, abort, coming: load(url, abort.signal) };
  entry.coming.then(
    (bitmap) => {
      if (abort.signal.aborted) bitmap.close();
      else entry.bitmap = bitmap;
    },
    // Forget a failure, so that the next request fetches again.
    () => entries.get(url) === entry && entries.delete(url),
  );
  return entry;
}

function forget(url: string, { abort, bitmap }: Entry): void {
  entries.delete(url);
  abort.abort();
  bitmap?.close();
}

async function load(url: string, signal: AbortSignal): Promise<ImageBitmap> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return createImageBitmap(await response.blob());
}
