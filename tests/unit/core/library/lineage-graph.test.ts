import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LineageRun } from "@/lib/core/api/lineage";
import {
  chainOf,
  frameAround,
  imageInDirection,
  layoutOfLineage,
  lineageSizes,
} from "@/lib/core/library/lineage-graph";
import { anAsset } from "../../../support/asset";

const imageId = (number: number) => `018f0000-0000-7000-8000-${String(number).padStart(12, "0")}`;
const runId = (number: number) => `018f0000-0000-7000-9000-${String(number).padStart(12, "0")}`;

function aRun(number: number, inputs: number[], outputs: number[]): LineageRun {
  return {
    id: runId(number),
    model: "wan2.7-image-pro",
    prompt: `turn ${number}`,
    status: "succeeded",
    createdAt: "2026-11-20T00:00:00.000Z",
    inputIds: inputs.map(imageId),
    outputIds: outputs.map(imageId),
    siblings: 0,
  };
}

/** A family that grew run by run, each from images that were there. */
const families = fc
  .array(
    fc.record({
      picks: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
      outputs: fc.integer({ min: 0, max: 4 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((steps) => {
    let count = 1;
    const runs = steps.map(({ picks, outputs }, number) => {
      const inputs = picks.map((pick) => pick % count);
      const first = count;
      count += outputs;
      return aRun(
        number,
        inputs,
        Array.from({ length: outputs }, (_, index) => first + index),
      );
    });
    const images = Array.from({ length: count }, (_, number) => anAsset({ id: imageId(number) }));
    return { assets: images, generations: runs };
  });

describe("the lineage of images", () => {
  it("shows every image once, and nothing over anything else", () => {
    fc.assert(
      fc.property(families, (family) => {
        const { nodes } = layoutOfLineage(family);
        const shown = nodes.filter(({ kind }) => kind === "image").map(({ id }) => id);
        expect(shown.toSorted()).toEqual(family.assets.map(({ id }) => id).toSorted());
        for (const [place, one] of nodes.entries()) {
          for (const other of nodes.slice(place + 1)) {
            const across = (lineageSizes[one.kind].width + lineageSizes[other.kind].width) / 2;
            const down = (lineageSizes[one.kind].height + lineageSizes[other.kind].height) / 2;
            const isApart =
              Math.abs(one.x - other.x) >= across - 0.5 || Math.abs(one.y - other.y) >= down - 0.5;
            expect(isApart).toBe(true);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it("runs from left to right in order of creation", () => {
    fc.assert(
      fc.property(families, (family) => {
        const { nodes, lines } = layoutOfLineage(family);
        const xOf = new Map(nodes.map(({ id, x }) => [id, x]));
        const made = family.generations.flatMap(({ outputIds }) => outputIds);
        expect(lines.map(({ to }) => to)).toEqual(expect.arrayContaining(made));
        for (const { from, to } of lines) {
          expect(xOf.get(from)).toBeLessThan(xOf.get(to) ?? Number.NEGATIVE_INFINITY);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("can be walked to everything that an image came from and led to", () => {
    const chain = Array.from({ length: 10 }, (_, turn) => aRun(turn, [turn], [turn + 1]));
    const images = Array.from({ length: 11 }, (_, number) => anAsset({ id: imageId(number) }));
    const laid = layoutOfLineage({ assets: images, generations: chain });
    let at = imageId(0);
    for (let turn = 1; turn <= 10; turn += 1) {
      at = imageInDirection(laid, chain, at, "right") ?? "";
      expect(at).toBe(imageId(turn));
    }
    expect(imageInDirection(laid, chain, at, "right")).toBeUndefined();
    expect(imageInDirection(laid, chain, at, "left")).toBe(imageId(9));
  });

  it("goes up and down through a column", () => {
    const fan = [aRun(0, [0], [1, 2, 3, 4])];
    const images = Array.from({ length: 5 }, (_, number) => anAsset({ id: imageId(number) }));
    const laid = layoutOfLineage({ assets: images, generations: fan });
    const column = laid.nodes
      .filter(({ id }) => fan[0]?.outputIds.includes(id))
      .toSorted((one, other) => one.y - other.y)
      .map(({ id }) => id);
    for (const [place, id] of column.entries()) {
      expect(imageInDirection(laid, fan, id, "down")).toBe(column[place + 1]);
      expect(imageInDirection(laid, fan, id, "up")).toBe(column[place - 1]);
      expect(imageInDirection(laid, fan, id, "left")).toBe(imageId(0));
    }
  });

  it("shows an input that was deleted for good, but no run without results", () => {
    const runs = [aRun(0, [7], [1]), aRun(1, [1], [])];
    const { nodes } = layoutOfLineage({
      assets: [anAsset({ id: imageId(1) })],
      generations: runs,
    });
    expect(nodes.map(({ id }) => id).toSorted()).toEqual([imageId(1), imageId(7), runId(0)]);
  });
});

describe("the chain of an image", () => {
  const run = (id: string, inputIds: string[], outputIds: string[]) => ({
    id,
    status: "succeeded" as const,
    model: "wan2.7-image",
    prompt: "",
    createdAt: "2026-11-20T00:00:00.000Z",
    inputIds,
    outputIds,
    siblings: 0,
  });
  const runs = [
    run("first", ["upload"], ["a", "b"]),
    run("second", ["a", "other"], ["c"]),
    run("third", ["c"], ["d"]),
    run("aside", ["b"], ["e"]),
  ];

  it("goes back to all that it was made from and on to all that was made from it", () => {
    expect([...chainOf(runs, "c")].sort()).toEqual(
      ["c", "d", "third", "second", "a", "other", "first", "upload"].sort(),
    );
  });

  it("has no end in a circle", () => {
    expect([...chainOf([run("one", ["a"], ["a"])], "a")].sort()).toEqual(["a", "one"]);
  });

  it("is framed with its nodes whole", () => {
    const nodes = [
      { id: "a", kind: "image" as const, x: 100, y: 100, ...lineageSizes.image },
      { id: "run", kind: "run" as const, x: 300, y: 200, ...lineageSizes.run },
    ];
    const { image, run: node } = lineageSizes;
    const frame = frameAround(nodes);
    expect(frame.width).toBe(200 + image.width / 2 + node.width / 2);
    expect(frame.y - frame.height / 2).toBe(100 - image.height / 2);
    expect(frame.y + frame.height / 2).toBe(200 + node.height / 2);
  });
});
