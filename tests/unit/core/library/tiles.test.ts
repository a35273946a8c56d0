import { describe, expect, it } from "vitest";
import { aspectCodeOf } from "@/lib/core/library/aspect-code";
import { placeInRun, promptWords } from "@/lib/core/library/caption";
import { displayAspects } from "@/lib/core/library/display";
import { expectedAspect } from "@/lib/core/library/expected-aspect";
import { tileAspect } from "@/lib/core/library/outline";
import { catalog, modelOf } from "@/lib/core/models/catalog";

const wan = modelOf(catalog, "wan2.7-image");
const requestOf = (size?: string) => ({
  model: wan.id,
  prompt: "A vase",
  inputs: [],
  parameters: size === undefined ? {} : { size },
});

describe("the place of an image that is to come", () => {
  it("has exactly the shape of the tile that the image will have", () => {
    for (const [width, height] of [
      [1280, 720],
      [720, 1280],
      [1024, 1024],
      [3000, 800],
    ] as const) {
      const wished = expectedAspect(wan, requestOf(`${width}*${height}`), undefined);
      expect(wished).toBe(tileAspect(aspectCodeOf(width, height)));
    }
  });

  it("has the shape of the last input where the size is only a number of pixels", () => {
    const input = { width: 4000, height: 3000 };
    expect(expectedAspect(wan, requestOf("2K"), input)).toBe(tileAspect(aspectCodeOf(4, 3)));
    expect(expectedAspect(wan, requestOf("2K"), undefined)).toBe(tileAspect(aspectCodeOf(1, 1)));
  });

  it("stands among the images with a shape of its own", () => {
    const places = { count: 4, extras: [1, 3] };
    const shapes = displayAspects(new Float32Array([2, 0.5]), places, [1.5, 1.25]);
    expect([...shapes]).toEqual([2, 1.5, 0.5, 1.25]);
  });
});

describe("the caption of a result", () => {
  it("has the beginning of its prompt, cut between words", () => {
    expect(promptWords("  A quay\n at dawn ")).toBe("A quay at dawn");
    const long = promptWords(`A lighthouse ${"above the sea ".repeat(20)}`);
    expect(long).toMatch(/ (above|the|sea)…$/);
    expect([...long].length).toBeLessThanOrEqual(61);
    expect(promptWords("灯台".repeat(40))).toBe(`${"灯台".repeat(30)}…`);
  });

  it("says which of its run it is, unless it is the only one", () => {
    const made = { model: wan.id, prompt: "A vase", inputs: 0, boxes: 0 };
    expect(placeInRun({ made: { ...made, images: 3 }, index: 1 })).toEqual({ number: 2, count: 3 });
    expect(placeInRun({ made: { ...made, images: 1 }, index: 0 })).toBeUndefined();
    expect(placeInRun({ made, index: 2 })).toBeUndefined();
    expect(placeInRun({})).toBeUndefined();
  });
});
