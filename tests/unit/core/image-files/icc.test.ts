import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCurve } from "@/lib/core/image-files/icc/curve";
import { readSimpleProfile } from "@/lib/core/image-files/icc/profile";
import { iccProfile, spaces } from "../../../support/icc-profile";

/** A curve by formula, as profiles of the fourth version have it. */
function formula(kind: number, ...numbers: number[]): DataView {
  const tag = Buffer.alloc(12 + numbers.length * 4);
  tag.write("para", "latin1");
  tag.writeUInt16BE(kind, 8);
  for (const [index, value] of numbers.entries()) {
    tag.writeInt32BE(Math.round(value * 65_536), 12 + index * 4);
  }
  return new DataView(tag.buffer, tag.byteOffset, tag.byteLength);
}

describe("a profile", () => {
  it("for colours or grey is read by its curves; one with tables is left to others", () => {
    expect(readSimpleProfile(iccProfile(spaces.displayP3))?.kind).toBe("colour");
    expect(readSimpleProfile(iccProfile(spaces.grey22))?.kind).toBe("grey");
    expect(readSimpleProfile(iccProfile(spaces.mappedP3))).toBeUndefined();
  });

  it("that is damaged is ignored, and breaks nothing", () => {
    const whole = iccProfile(spaces.adobeRgb);
    const edits = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 });
    fc.assert(
      fc.property(edits, fc.nat(whole.length), (changes, length) => {
        const bent = Buffer.from(whole.subarray(0, length));
        for (const [at, value] of changes) if (at < bent.length) bent[at] = value;
        const profile = readSimpleProfile(bent);
        if (profile?.kind === "colour") expect(profile.curves).toHaveLength(3);
        if (length < 128) expect(profile).toBeUndefined();
      }),
    );
  });

  it("converts to light by each of the formulas", () => {
    const srgb = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];
    expect(readCurve(formula(0, 2))?.(0.5)).toBeCloseTo(0.25, 4);
    expect(readCurve(formula(1, 2, 1, -0.5))?.(0.75)).toBeCloseTo(0.0625, 4);
    expect(readCurve(formula(1, 2, 1, -0.5))?.(0.25)).toBe(0);
    expect(readCurve(formula(2, 2, 1, -0.5, 0.1))?.(0.25)).toBeCloseTo(0.1, 4);
    expect(readCurve(formula(3, ...srgb))?.(0.02)).toBeCloseTo(0.02 / 12.92, 4);
    expect(readCurve(formula(3, ...srgb))?.(0.5)).toBeCloseTo(0.21404, 4);
    expect(readCurve(formula(4, ...srgb, 0, 0))?.(0.5)).toBeCloseTo(0.21404, 4);
    expect(readCurve(formula(9))).toBeUndefined();
  });
});
