import fc from "fast-check";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { mendedJpeg } from "@/lib/core/image-files/jpeg/mend";

let whole = Buffer.alloc(0);
let progressive = Buffer.alloc(0);
beforeAll(async () => {
  const noise = { type: "gaussian", mean: 128, sigma: 40 } as const;
  const create = { width: 96, height: 64, channels: 3, background: "#808080", noise } as const;
  whole = await sharp({ create })
    .jpeg()
    .withExif({ IFD0: { Artist: "x" } })
    .toBuffer();
  progressive = await sharp({ create }).jpeg({ progressive: true }).toBuffer();
});

describe("a repaired JPEG", () => {
  it("is left alone if it needs nothing, whatever follows its end", () => {
    for (const file of [whole, progressive]) {
      expect(mendedJpeg(file)).toBeUndefined();
      expect(
        mendedJpeg(Buffer.concat([file, Buffer.from("a phone's notes\xff\xd8", "latin1")])),
      ).toBe(undefined);
    }
  });

  it("gets its end back", () => {
    for (const file of [whole, progressive]) {
      expect(Buffer.from(mendedJpeg(file.subarray(0, -2)) ?? []).equals(file)).toBe(true);
    }
  });

  it("gets back the scan header of a sequential picture", () => {
    const bent = Buffer.from(whole);
    const scan = bent.indexOf(Buffer.from([0xff, 0xda]));
    bent.set([0, 0, 0], scan + 2 + bent.readUInt16BE(scan + 2) - 3);
    expect(bent.equals(whole)).toBe(false);
    expect(Buffer.from(mendedJpeg(bent) ?? []).equals(whole)).toBe(true);
  });

  it("loses stray bytes between two segments", () => {
    const first = 2 + 2 + whole.readUInt16BE(4);
    const bent = Buffer.concat([whole.subarray(0, first), Buffer.from("!"), whole.subarray(first)]);
    expect(Buffer.from(mendedJpeg(bent) ?? []).equals(whole)).toBe(true);
  });

  it("keeps a scan header that is too short to have what could be repaired", () => {
    const scan = whole.indexOf(Buffer.from([0xff, 0xda]));
    const bent = Buffer.concat([whole.subarray(0, scan + 3), Buffer.of(2)]);
    const mended = Buffer.from(mendedJpeg(bent) ?? []);
    expect(mended.equals(Buffer.concat([bent, Buffer.of(0xff, 0xd9)]))).toBe(true);
    expect(mendedJpeg(mended)).toBeUndefined();
  });

  it("needs no more repairs, whatever it was", () => {
    const edits = fc.array(fc.tuple(fc.nat(4_000), fc.nat(255)), { maxLength: 8 });
    fc.assert(
      fc.property(edits, fc.nat(4_000), (changes, length) => {
        const bent = Buffer.from(whole.subarray(0, Math.max(4, length)));
        for (const [at, value] of changes) if (at > 1 && at < bent.length) bent[at] = value;
        const mended = mendedJpeg(bent);
        if (mended) expect(mendedJpeg(mended)).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });
});
