import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Box,
  type BoxPart,
  centredBox,
  type ImagePoint,
  movedBox,
  type PixelSize,
  rangeOf,
  withPart,
} from "@/lib/core/box/box";
import { type PasteWay, pastedBox } from "@/lib/core/box/paste";
import { drawnBox, type Handle, handles, resizedBox } from "@/lib/core/box/resize";
import { snapLines, snappedMove, snappedPoint } from "@/lib/core/box/snap";
import { anyBoxOf, anyImage, anyPoint, imageWithBox, isLegal } from "../../../support/geometry";

type Operation =
  | { kind: "move"; by: ImagePoint }
  | { kind: "resize"; handle: Handle; by: ImagePoint; keepRatio: boolean; fromCentre: boolean }
  | { kind: "draw"; from: ImagePoint; to: ImagePoint; keepRatio: boolean; fromCentre: boolean }
  | { kind: "type"; part: BoxPart; value: number }
  | { kind: "snap"; tolerance: number }
  | { kind: "paste"; from: PixelSize; way: PasteWay };

const anyPart = fc.constantFrom<BoxPart>("x1", "y1", "x2", "y2", "width", "height");
const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ kind: fc.constant("move" as const), by: anyPoint }),
  fc.record({
    kind: fc.constant("resize" as const),
    handle: fc.constantFrom(...handles),
    by: anyPoint,
    keepRatio: fc.boolean(),
    fromCentre: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("draw" as const),
    from: anyPoint,
    to: anyPoint,
    keepRatio: fc.boolean(),
    fromCentre: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("type" as const),
    part: anyPart,
    value: fc.integer({ min: -10, max: 8010 }),
  }),
  fc.record({
    kind: fc.constant("snap" as const),
    tolerance: fc.double({ min: 0, max: 200, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant("paste" as const),
    from: anyImage,
    way: fc.constantFrom("pixels" as const, "proportion" as const),
  }),
);

/** What the editor does with each operation. */
function apply(box: Box, operation: Operation, image: PixelSize): Box {
  switch (operation.kind) {
    case "move":
      return movedBox(box, operation.by, image);
    case "resize":
      return resizedBox(box, operation.handle, operation.by, image, operation);
    case "draw":
      return drawnBox(operation.from, operation.to, image, operation);
    case "type":
      return withPart(box, operation.part, operation.value, image);
    case "snap": {
      const lines = snapLines(image, [centredBox(image)]);
      return snappedMove(box, image, lines, operation.tolerance).box;
    }
    case "paste": {
      const copied = { box: centredBox(operation.from), ...operation.from };
      return pastedBox(copied, image, operation.way, [box]);
    }
  }
}

describe("a box", () => {
  it("is in whole pixels, has an area and lies in the image after any sequence of operations", () => {
    fc.assert(
      fc.property(imageWithBox, fc.array(anyOperation), ({ size, box }, operations) => {
        let current = box;
        for (const operation of operations) {
          current = apply(current, operation, size);
          expect(current, JSON.stringify(operation)).toSatisfy((one: Box) => isLegal(one, size));
        }
      }),
    );
  });

  it("keeps its size when moved", () => {
    fc.assert(
      fc.property(imageWithBox, anyPoint, ({ size, box }, by) => {
        const moved = movedBox(box, by, size);
        expect([moved[2] - moved[0], moved[3] - moved[1]]).toEqual([
          box[2] - box[0],
          box[3] - box[1],
        ]);
      }),
    );
  });
});

describe("a box as numbers", () => {
  const image = { width: 1000, height: 800 };

  it("takes the typed number, or the nearest possible one", () => {
    fc.assert(
      fc.property(imageWithBox, anyPart, fc.integer(), ({ size, box }, part, value) => {
        const [x1, y1, x2, y2] = withPart(box, part, value, size);
        const { min, max } = rangeOf(box, part, size);
        const has = { x1, y1, x2, y2, width: x2 - x1, height: y2 - y1 }[part];
        expect(has).toBe(Math.min(max, Math.max(min, value)));
      }),
    );
  });

  it("can be typed from left to right, even beyond its old position", () => {
    const typed = (
      [
        ["x1", 800],
        ["y1", 700],
        ["x2", 1000],
        ["y2", 800],
      ] as const
    ).reduce<Box>((box, [part, value]) => withPart(box, part, value, image), [100, 100, 300, 300]);
    expect(typed).toEqual([800, 700, 1000, 800]);
  });

  it("moves the opposite edge along, at the same distance if there is room", () => {
    expect(withPart([100, 100, 300, 300], "x1", 500, image)).toEqual([500, 100, 700, 300]);
    expect(withPart([100, 100, 300, 300], "x1", 900, image)).toEqual([900, 100, 1000, 300]);
    expect(withPart([500, 100, 700, 300], "x2", 300, image)).toEqual([100, 100, 300, 300]);
  });
});

describe("resizing", () => {
  it("keeps the edges that the handle does not hold", () => {
    fc.assert(
      fc.property(
        imageWithBox,
        fc.constantFrom(...handles),
        anyPoint,
        ({ size, box }, handle, by) => {
          const changed = resizedBox(box, handle, by, size);
          const x = [changed[0], changed[2]];
          const y = [changed[1], changed[3]];
          if (!/[we]/.test(handle)) expect(x).toEqual([box[0], box[2]]);
          if (!/[ns]/.test(handle)) expect(y).toEqual([box[1], box[3]]);
          // The edge opposite to the one that is dragged is still one of the two.
          if (handle.includes("w") && box[2] < size.width) expect(x).toContain(box[2]);
          if (handle.includes("e") && box[0] > 0) expect(x).toContain(box[0]);
        },
      ),
    );
  });

  it("from the centre keeps the middle, to within the half pixel that whole edges leave", () => {
    fc.assert(
      fc.property(
        imageWithBox,
        fc.constantFrom(...handles),
        anyPoint,
        fc.boolean(),
        ({ size, box }, handle, by, keepRatio) => {
          const changed = resizedBox(box, handle, by, size, { keepRatio, fromCentre: true });
          const middle = ([x1, y1, x2, y2]: Box) => [(x1 + x2) / 2, (y1 + y2) / 2];
          middle(changed).forEach((value, axis) => {
            expect(Math.abs(value - (middle(box)[axis] ?? 0))).toBeLessThanOrEqual(0.5);
          });
        },
      ),
    );
  });

  it("in proportion keeps width : height to within a pixel, even at the image's edge", () => {
    fc.assert(
      fc.property(
        imageWithBox,
        fc.constantFrom(...handles),
        anyPoint,
        ({ size, box }, handle, by) => {
          const [x1, y1, x2, y2] = resizedBox(box, handle, by, size, { keepRatio: true });
          const ratio = (box[2] - box[0]) / (box[3] - box[1]);
          // Each edge may be rounded by half a pixel, and no side is shorter than one.
          const slack = 1 + ratio;
          expect(Math.abs(x2 - x1 - (y2 - y1) * ratio)).toBeLessThanOrEqual(slack + 1e-6);
        },
      ),
    );
  });
});

describe("drawing", () => {
  it("makes the pixels under both points the corners", () => {
    const point = fc.record({
      x: fc.double({ min: 0, max: 3999, noNaN: true }),
      y: fc.double({ min: 0, max: 2999, noNaN: true }),
    });
    fc.assert(
      fc.property(point, point, (from, to) => {
        const [x1, y1, x2, y2] = drawnBox(from, to, { width: 4000, height: 3000 });
        const left = Math.floor(Math.min(from.x, to.x));
        const top = Math.floor(Math.min(from.y, to.y));
        expect([x1, y1]).toEqual([left, top]);
        expect(x2).toBe(Math.max(left + 1, Math.floor(Math.max(from.x, to.x))));
        expect(y2).toBe(Math.max(top + 1, Math.floor(Math.max(from.y, to.y))));
      }),
    );
  });

  it("with the ratio locked is a square", () => {
    fc.assert(
      fc.property(anyImage, anyPoint, anyPoint, fc.boolean(), (size, from, to, fromCentre) => {
        const [x1, y1, x2, y2] = drawnBox(from, to, size, { keepRatio: true, fromCentre });
        expect(x2 - x1).toBe(y2 - y1);
      }),
    );
  });
});

describe("snapping", () => {
  const image = { width: 1000, height: 601 };

  it("pulls a point to the nearest line that is close enough, and says which", () => {
    const lines = snapLines(image, [[200, 100, 300, 200]]);
    expect(snappedPoint({ x: 204, y: 596 }, lines, 5)).toEqual({
      point: { x: 200, y: 601 },
      guides: [
        { axis: "x", at: 200 },
        { axis: "y", at: 601 },
      ],
    });
    expect(snappedPoint({ x: 206, y: 590 }, lines, 5)).toEqual({
      point: { x: 206, y: 590 },
      guides: [],
    });
  });

  it("moves a box by less than the tolerance, onto the lines that it names, and keeps its size", () => {
    fc.assert(
      fc.property(
        imageWithBox.chain(({ size, box }) =>
          anyBoxOf(size).map((other) => ({ size, box, other })),
        ),
        fc.double({ min: 0, max: 100, noNaN: true }),
        ({ size, box, other }, tolerance) => {
          const result = snappedMove(box, size, snapLines(size, [other]), tolerance);
          const [x1, y1, x2, y2] = result.box;
          expect(Math.abs(x1 - box[0])).toBeLessThanOrEqual(tolerance);
          expect(Math.abs(y1 - box[1])).toBeLessThanOrEqual(tolerance);
          expect([x2 - x1, y2 - y1]).toEqual([box[2] - box[0], box[3] - box[1]]);
          for (const { axis, at } of result.guides) {
            const [low, high] = axis === "x" ? [x1, x2] : [y1, y2];
            expect([low, high, Math.round((low + high) / 2)]).toContain(at);
          }
        },
      ),
    );
  });
});

describe("pasting", () => {
  it("in pixels keeps the place if it fits, in proportion the part of the image", () => {
    const copied = { box: [100, 50, 300, 150] as Box, width: 1000, height: 500 };
    const small = { width: 250, height: 500 };
    expect(pastedBox(copied, { width: 2000, height: 2000 }, "pixels", [])).toEqual(copied.box);
    expect(pastedBox(copied, small, "pixels", [])).toEqual([50, 50, 250, 150]);
    expect(pastedBox(copied, small, "proportion", [])).toEqual([25, 50, 75, 150]);
  });

  it("never hides a box under another one", () => {
    fc.assert(
      fc.property(imageWithBox, ({ size, box }) => {
        const isWhole = box[2] - box[0] === size.width && box[3] - box[1] === size.height;
        fc.pre(!isWhole && size.width > 64 && size.height > 64);
        fc.pre(box[2] - box[0] < size.width && box[3] - box[1] < size.height);
        expect(pastedBox({ box, ...size }, size, "pixels", [box])).not.toEqual(box);
      }),
    );
  });
});
