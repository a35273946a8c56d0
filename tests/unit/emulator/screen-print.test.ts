import fc from "fast-check";
import { expect, it } from "vitest";
import { screenPrint } from "@/lib/emulator/picture/screen-print";

const width = 40;
const height = 25;

it("prints each colour of a palette on exactly its share of the pixels", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: width * height * 3, maxLength: width * height * 3 }),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 3, maxLength: 10 }),
      (bytes, weights) => {
        const sum = weights.reduce((total, weight) => total + weight, 0);
        const ratios = weights.map((weight) => Math.floor((weight * 10_000) / sum));
        ratios[0] = (ratios[0] ?? 0) + 10_000 - ratios.reduce((total, ratio) => total + ratio, 0);
        const palette = ratios.map((ratio, index) => ({ hex: `#0000${index + 10}`, ratio }));
        const printed = screenPrint({ data: Buffer.from(bytes), width, height }, palette);
        const counts = new Map<number, number>();
        for (let pixel = 0; pixel < width * height; pixel += 1) {
          const blue = printed[pixel * 3 + 2] ?? 0;
          counts.set(blue, (counts.get(blue) ?? 0) + 1);
        }
        for (const { hex, ratio } of palette) {
          const count = counts.get(Number.parseInt(hex.slice(5), 16)) ?? 0;
          expect(Math.abs(count - (ratio * width * height) / 10_000)).toBeLessThan(1);
        }
      },
    ),
    { numRuns: 60 },
  );
});
