import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openPixelStore, type SizedOriginal } from "@/lib/server/assets/pixel-store";
import { type DecodedPixels, localFile } from "@/lib/server/assets/pixels";

const limits = { mostBytes: 1000, idleMs: 20_000 };
const noOneLeaves = new AbortController().signal;

/** An original that takes the given bytes when it is decoded. */
const original = (name: string, bytes = 300): SizedOriginal => ({
  withFile: localFile(`/${name}`),
  sha256: name,
  mime: "image/png",
  width: bytes / 3,
  height: 1,
  hasAlpha: false,
});

/** A store whose decoder makes plain pixels and writes down what it was asked for. */
function storeOf(...originals: SizedOriginal[]) {
  const decoded: string[] = [];
  const store = openPixelStore(async ({ sha256 }): Promise<DecodedPixels> => {
    decoded.push(sha256);
    const width = originals.find((each) => each.sha256 === sha256)?.width ?? 0;
    if (width === 0) throw new Error("cannot be decoded");
    const data = Buffer.from(new ArrayBuffer(width * 3));
    return { data, info: { width, height: 1, channels: 3 } };
  }, limits);
  const use = (wanted: SizedOriginal) => store.use(wanted, noOneLeaves, async ({ data }) => data);
  return { store, decoded, use };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("decoded pixels", () => {
  it("are decoded once for all callers, and again only when they are gone", async () => {
    const photo = original("photo");
    const { decoded, use } = storeOf(photo);
    await Promise.all([use(photo), use(photo), use(photo)]);
    vi.advanceTimersByTime(limits.idleMs - 1);
    const data = await use(photo);
    vi.advanceTimersByTime(limits.idleMs - 1);
    expect(await use(photo)).toBe(data);
    expect(decoded).toEqual(["photo"]);
    await vi.advanceTimersByTimeAsync(limits.idleMs);
    expect(data.byteLength).toBe(0);
    expect((await use(photo)).byteLength).toBe(300);
    expect(decoded).toEqual(["photo", "photo"]);
  });

  it("make room for others, least recently used first", async () => {
    const [one, two, three] = [original("one"), original("two"), original("three", 600)];
    const { decoded, use } = storeOf(one, two, three);
    await use(one);
    const gone = await use(two);
    const kept = await use(one);
    await use(three);
    expect([gone.byteLength, kept.byteLength]).toEqual([0, 300]);
    await use(one);
    await use(two);
    expect(decoded).toEqual(["one", "two", "three", "two"]);
  });

  it("that are too large to keep are shared and freed at once", async () => {
    const huge = original("huge", 3000);
    const { decoded, use } = storeOf(huge);
    const [data] = await Promise.all([use(huge), use(huge)]);
    await vi.advanceTimersByTimeAsync(0);
    expect(data.byteLength).toBe(0);
    expect(decoded).toEqual(["huge"]);
    await use(huge);
    expect(decoded).toEqual(["huge", "huge"]);
  });

  it("stay while they are worked on, whatever else needs room", async () => {
    const [one, two] = [original("one", 900), original("two", 900)];
    const { store, use } = storeOf(one, two);
    const work = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<Buffer>();
    const using = store.use(one, noOneLeaves, ({ data }) => {
      begun.resolve(data);
      return work.promise;
    });
    const data = await begun.promise;
    await use(two);
    await vi.advanceTimersByTimeAsync(limits.idleMs * 2);
    expect(data.byteLength).toBe(900);
    work.resolve();
    await using;
    await vi.advanceTimersByTimeAsync(0);
    expect(data.byteLength).toBe(0);
  });

  it("that could not be decoded are tried again", async () => {
    const photo = original("photo");
    const { decoded, use } = storeOf();
    await expect(use(photo)).rejects.toThrow("cannot be decoded");
    await expect(use(photo)).rejects.toThrow("cannot be decoded");
    expect(decoded).toEqual(["photo", "photo"]);
  });

  it("are not decoded for callers who have all left, but for one who comes then", async () => {
    const photo = original("photo");
    const { store, decoded, use } = storeOf(photo);
    const leaver = new AbortController();
    const left = store.use(photo, leaver.signal, async () => "worked");
    leaver.abort();
    await expect(left).rejects.toThrow("aborted");
    expect(decoded).toEqual([]);
    await use(photo);
    expect(decoded).toEqual(["photo"]);
  });
});
