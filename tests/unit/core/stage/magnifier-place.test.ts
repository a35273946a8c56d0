import fc from "fast-check";
import { expect, it } from "vitest";
import type { Box } from "@/lib/core/box/box";
import { magnifierPlace } from "@/lib/core/stage/magnifier-place";

const viewport = { scale: 1, left: 0, top: 0 };
const magnifier = { width: 146, height: 168 };
const stage = { width: 1000, height: 800 };

it("shows the magnifier inside the stage and beside the box, whichever corner is dragged", () => {
  const place = fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 799 }));
  fc.assert(
    fc.property(
      place,
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 200 }),
      fc.nat(3),
      ([x, y], width, height, corner) => {
        const box: Box = [x, y, Math.min(1000, x + width), Math.min(800, y + height)];
        const pointer = { left: box[corner % 2 === 0 ? 0 : 2], top: box[corner < 2 ? 1 : 3] };
        const { left, top } = magnifierPlace(pointer, magnifier, box, viewport, stage);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(left + magnifier.width).toBeLessThanOrEqual(stage.width);
        expect(top + magnifier.height).toBeLessThanOrEqual(stage.height);
        const isBeside =
          left + magnifier.width <= box[0] ||
          left >= box[2] ||
          top + magnifier.height <= box[1] ||
          top >= box[3];
        expect(isBeside).toBe(true);
      },
    ),
  );
});

it("stays close to the pointer where that hides nothing", () => {
  const place = magnifierPlace(
    { left: 500, top: 400 },
    magnifier,
    [300, 300, 500, 400],
    viewport,
    stage,
  );
  expect(place).toEqual({ left: 528, top: 204 });
});
