import "server-only";
import { withPixels } from "./decoding/decoder";
import { createWorkTurns } from "./decoding/work-turns";
import { type DecodedPixels, free, type Original } from "./pixels";

/** An original and the bytes that its pixels take. */
export interface SizedOriginal extends Original {
  width: number;
  height: number;
  hasAlpha: boolean;
}

/**
 * Decoded originals that are on screen now; decoding 64 megapixels again takes most of a second.
 */
export interface PixelStore {
  /**
   * Works on an original's pixels, which exist only until the work ends. Callers of the same
   * original share one decoding.
   * @throws what decoding or the work throws, or the signal's reason if no caller is left
   */
  use: <Result>(
    original: SizedOriginal,
    signal: AbortSignal,
    work: (pixels: DecodedPixels) => Promise<Result>,
  ) => Promise<Result>;
}

interface Limits {
  /** The limit for all idle pixels together. A larger original is not cached. */
  mostBytes: number;
  /** How long pixels stay after their last use. */
  idleMs: number;
}

const usualLimits: Limits = { mostBytes: 256 * 1024 * 1024, idleMs: 20_000 };

interface Held {
  pixels: Promise<DecodedPixels>;
  /** Bytes that they take; 0 while their decoding waits for its turn. */
  bytes: number;
  users: Set<{ signal: AbortSignal }>;
  idle?: NodeJS.Timeout;
}

export function openPixelStore(
  decode: (original: Original) => Promise<DecodedPixels> = wholePixels,
  { mostBytes, idleMs }: Limits = usualLimits,
): PixelStore {
  // By content, least recently used first.
  const kept = new Map<string, Held>();
  // One at a time: each decoding can take as much memory again while it lasts.
  const inTurn = createWorkTurns(1);

  const forget = (key: string, held: Held) => {
    clearTimeout(held.idle);
    if (kept.get(key) === held) kept.delete(key);
    // A user still at work forgets them again when it is done.
    if (held.users.size === 0)
      void held.pixels.then(
        ({ data }) => free(data),
        () => undefined,
      );
  };

  const makeRoom = (bytes: number) => {
    let total = bytes;
    for (const held of kept.values()) total += held.bytes;
    for (const [key, held] of kept) {
      if (total <= mostBytes) return;
      if (held.bytes === 0) continue;
      total -= held.bytes;
      forget(key, held);
    }
  };

  const begin = (key: string, original: SizedOriginal): Held => {
    const decoded = async () => {
      const signals = [...held.users].map(({ signal }) => signal);
      if (signals.every(({ aborted }) => aborted)) {
        // At once, so that a caller between this and the rejection starts a new decoding.
        forget(key, held);
        throw signals[0]?.reason;
      }
      const bytes = bytesOf(original);
      makeRoom(bytes);
      held.bytes = bytes;
      return decode(original);
    };
    const held: Held = {
      // Later, once the callers are known.
      pixels: Promise.resolve().then(() => inTurn(decoded)),
      bytes: 0,
      users: new Set(),
    };
    // Decoding may work later, for example once a disk is back.
    held.pixels.catch(() => forget(key, held));
    kept.set(key, held);
    return held;
  };

  return {
    async use(original, signal, work) {
      const key = original.sha256;
      const held = kept.get(key) ?? begin(key, original);
      clearTimeout(held.idle);
      kept.delete(key);
      kept.set(key, held);
      const user = { signal };
      held.users.add(user);
      try {
        return await work(await held.pixels);
      } finally {
        held.users.delete(user);
        if (held.users.size === 0) {
          if (kept.get(key) !== held || held.bytes > mostBytes) forget(key, held);
          else held.idle = setTimeout(() => forget(key, held), idleMs).unref();
        }
      }
    },
  };
}

const wholePixels = (original: Original) =>
  withPixels(original, undefined, async (pixels) => pixels);

const bytesOf = ({ width, height, hasAlpha }: SizedOriginal) => width * height * (hasAlpha ? 4 : 3);
