import { fetchBlob } from "@/lib/client/browser/fetch-blob";

/** How many unused pictures stay decoded; a preview takes up to 16 MB. */
const mostIdle = 6;
/** From this side on, a picture is worth a copy at half its size. */
const halvedSidePx = 1024;

/** A picture to decode. */
export interface WantedPicture {
  url: string;
  /** Whether to keep it at half its size, too, if it is large: drawing a large one small is slow. */
  isHalved: boolean;
}

/** A picture that stays decoded until it is let go, exactly once. */
export interface HeldPicture {
  /** Smallest first. */
  coming: Promise<ImageBitmap[]>;
  letGo: () => void;
}

interface Entry {
  key: string;
  holders: number;
  bitmaps: ImageBitmap[] | undefined;
  coming: Promise<ImageBitmap[]>;
  abort: AbortController;
}

const entries = new Map<string, Entry>();

const keyOf = ({ url, isHalved }: WantedPicture) => (isHalved ? `${url} halved` : url);

/** The decoded bitmaps of a picture, smallest first, if they are ready. */
export const readyBitmaps = (wanted: WantedPicture): ImageBitmap[] | undefined =>
  entries.get(keyOf(wanted))?.bitmaps;

/** Fetches and decodes a picture off the main thread. */
export function holdPicture(wanted: WantedPicture): HeldPicture {
  const key = keyOf(wanted);
  const entry = entries.get(key) ?? begin(key, wanted);
  entry.holders += 1;
  // Move it to the end: the first entries are evicted first.
  entries.delete(key);
  entries.set(key, entry);
  return { coming: entry.coming, letGo: () => letGoOf(entry) };
}

function letGoOf(entry: Entry): void {
  entry.holders -= 1;
  if (entries.get(entry.key) !== entry) return;
  if (entry.holders === 0 && !entry.bitmaps) forget(entry);
  const idle = [...entries.values()].filter(({ holders }) => holders === 0);
  for (const old of idle.slice(0, Math.max(0, idle.length - mostIdle))) forget(old);
}

function begin(key: string, wanted: WantedPicture): Entry {
  const abort = new AbortController();
  const coming = load(wanted, abort.signal);
  const entry: Entry = { key, holders: 0, bitmaps: undefined, abort, coming };
  coming.then(
    (bitmaps) => {
      if (abort.signal.aborted) close(bitmaps);
      else entry.bitmaps = bitmaps;
    },
    // Forget a failure, so that the next request fetches again.
    () => entries.get(key) === entry && entries.delete(key),
  );
  return entry;
}

function forget({ key, abort, bitmaps }: Entry): void {
  entries.delete(key);
  abort.abort();
  close(bitmaps ?? []);
}

function close(bitmaps: ImageBitmap[]): void {
  for (const bitmap of bitmaps) bitmap.close();
}

async function load({ url, isHalved }: WantedPicture, signal: AbortSignal): Promise<ImageBitmap[]> {
  const blob = await fetchBlob(url, signal);
  const bitmap = await createImageBitmap(blob);
  if (!isHalved || Math.max(bitmap.width, bitmap.height) < halvedSidePx) return [bitmap];
  const resizeWidth = Math.ceil(bitmap.width / 2);
  return [await createImageBitmap(blob, { resizeWidth, resizeQuality: "high" }), bitmap];
}
