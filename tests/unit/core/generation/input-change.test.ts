import { rgbaToThumbHash } from "thumbhash";
import { expect, it } from "vitest";
import { visibleChanges } from "@/lib/core/generation/input-change";

/** The ThumbHash of a picture of 8 × 8 pixels, one of which has this alpha. */
function hashWith(alpha: number): string {
  const pixels = new Uint8Array(8 * 8 * 4).fill(255);
  pixels[3] = alpha;
  return btoa(String.fromCodePoint(...rgbaToThumbHash(8, 8, pixels)));
}

it("tells that a picture is placed on white only where it has transparency to lose", () => {
  const opaque = { thumbhash: hashWith(255) };
  const transparent = { thumbhash: hashWith(0) };
  expect(visibleChanges(["opaque", "scaled"], opaque)).toEqual(["scaled"]);
  expect(visibleChanges(["opaque", "scaled"], transparent)).toEqual(["opaque", "scaled"]);
});

it("tells of it while nobody knows whether the transparency is real", () => {
  expect(visibleChanges(["opaque"], {})).toEqual(["opaque"]);
  expect(visibleChanges(["opaque"], undefined)).toEqual(["opaque"]);
});
