import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { deepHeadBytes, isDeep } from "@/lib/core/image-files/deep";
import { type ColourFormat, colourFile } from "../../../support/colour-file";
import { spaces } from "../../../support/icc-profile";

const headOf = async (format: ColourFormat, bits: 8 | 16, space?: keyof typeof spaces) =>
  (await colourFile(format, bits, space && spaces[space], [64, 48])).content.subarray(
    0,
    deepHeadBytes,
  );

describe("a deep picture", () => {
  it.each([
    ["png", undefined],
    ["png", "adobeRgb"],
    ["avif", undefined],
    ["avif", "displayP3"],
  ] as const)("is told from one of 8 bits: %s, %s", async (format, space) => {
    expect(isDeep(await headOf(format, 16, space))).toBe(true);
    expect(isDeep(await headOf(format, 8, space))).toBe(false);
  });

  it("may have 10 bits, or grey or alpha beside 16", async () => {
    const four = { create: { width: 8, height: 8, channels: 4, background: "#e61e2880" } } as const;
    expect(isDeep(await sharp(four).avif({ bitdepth: 10 }).toBuffer())).toBe(true);
    expect(isDeep(await sharp(four).toColourspace("rgb16").png().toBuffer())).toBe(true);
    expect(isDeep(await sharp(four).toColourspace("grey16").png().toBuffer())).toBe(true);
  });

  it("is neither a JPEG nor a WebP, nor what is cut before it says so", async () => {
    expect(isDeep(await headOf("jpeg", 8, "displayP3"))).toBe(false);
    expect(isDeep(await headOf("webp", 8, "displayP3"))).toBe(false);
    expect(isDeep(new Uint8Array())).toBe(false);
    expect(isDeep((await headOf("png", 16)).subarray(0, 24))).toBe(false);
    expect(isDeep((await headOf("avif", 16)).subarray(0, 40))).toBe(false);
  });
});
