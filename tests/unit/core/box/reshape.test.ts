import fc from "fast-check";
import { expect, it } from "vitest";
import { type Box, boxFault } from "@/lib/core/box/box";
import { clippedBox, croppedBox, turnedBox } from "@/lib/core/box/reshape";

it("keeps the boxes inside the part that is cut out, and not the one it was cut by", () => {
  const crop: Box = [100, 50, 300, 250];
  expect(croppedBox([120, 60, 140, 90], crop)).toEqual([20, 10, 40, 40]);
  expect(croppedBox([90, 60, 140, 90], crop)).toBe("outside");
  expect(croppedBox(crop, crop)).toBe("whole");
});

it("turns a box with its image, and four turns bring it back", () => {
  expect(turnedBox([0, 0, 10, 20], { width: 100, height: 50 })).toEqual([30, 0, 50, 10]);
  const side = fc.integer({ min: 2, max: 8_000 });
  fc.assert(
    fc.property(side, side, fc.nat(), fc.nat(), (width, height, x, y) => {
      const box = clippedBox([x % width, y % height, width, height], { width, height });
      let [turned, size] = [box, { width, height }];
      for (let turn = 0; turn < 4; turn += 1) {
        turned = turnedBox(turned, size);
        size = { width: size.height, height: size.width };
        expect(boxFault(turned, size)).toBeUndefined();
      }
      expect(turned).toEqual(box);
    }),
  );
});
