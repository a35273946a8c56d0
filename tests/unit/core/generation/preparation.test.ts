import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Box, boxFault, mappedBox } from "@/lib/core/box/box";
import { type InputFacts, planInput, planSending } from "@/lib/core/generation/preparation";
import { qwenImageEdit } from "@/lib/core/models/qwen-image-edit";
import { wan27ImagePro } from "@/lib/core/models/wan27";

const wan = wan27ImagePro.inputs;
const edit = qwenImageEdit.inputs;
if (!wan || !edit) throw new Error("Both take images.");
const megabyte = 1_000_000;

const image = (changes: Partial<InputFacts> = {}): InputFacts => ({
  width: 1000,
  height: 800,
  bytes: megabyte,
  mime: "image/jpeg",
  orientation: 1,
  hasAlpha: false,
  ...changes,
});

describe("an image to be sent", () => {
  it("that conforms: byte for byte", () => {
    expect(planInput(image(), wan)).toEqual({
      changes: [],
      width: 1000,
      height: 800,
      bytes: megabyte,
    });
    const glass = image({ mime: "image/png", hasAlpha: true });
    expect(planInput(glass, edit).changes).toEqual([]);
    expect(planInput(image({ width: 9000, mime: "image/tiff" }), edit).changes).toEqual([]);
  });

  it("that does not: as a copy with only the necessary changes", () => {
    const changes = (facts: Partial<InputFacts>) => planInput(image(facts), wan).changes;
    expect(changes({ orientation: 6 })).toEqual(["upright"]);
    expect(changes({ hasAlpha: true, mime: "image/png" })).toEqual(["opaque"]);
    expect(changes({ mime: "image/avif" })).toEqual(["converted"]);
    expect(changes({ width: 16_000, height: 4000 })).toEqual(["scaled"]);
    expect(changes({ bytes: 21 * megabyte })).toEqual(["compressed"]);
    expect(planInput(image({ width: 16_000, height: 4000 }), wan)).toMatchObject({
      width: 8000,
      height: 2000,
    });
  });

  it("that is animated: as a copy of its first frame", () => {
    const moving = image({ mime: "image/webp", frames: 12 });
    expect(planInput(moving, wan).changes).toEqual(["firstFrame"]);
    expect(planInput({ ...moving, mime: "image/gif" }, edit).changes).toEqual(["firstFrame"]);
    expect(planInput({ ...moving, mime: "image/gif" }, wan).changes).toEqual([
      "firstFrame",
      "converted",
    ]);
  });

  it("that other programs may misread: as a copy that they read right", () => {
    const odd = image({ mime: "image/bmp", isIrregular: true });
    expect(planInput(odd, wan).changes).toEqual(["repaired"]);
    // Another format mends it by itself.
    expect(planInput({ ...odd, mime: "image/tiff" }, wan).changes).toEqual(["converted"]);
    expect(planInput({ ...odd, mime: "image/tiff" }, edit).changes).toEqual(["repaired"]);
  });

  it("along with others: within the limit, or with consent, or not at all", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 20 * megabyte }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 100 }),
        (sizes, limit) => {
          const images = sizes.map((bytes) => image({ bytes }));
          const sending = { bodyBytes: limit * megabyte, uploads: false };
          const plain = planSending(images, wan, sending, {});
          const agreed = planSending(images, wan, sending, { shrinkInputs: true });
          expect(agreed.isTooLarge).toBe(false);
          expect(plain.isShrunk).toBe(false);
          expect(agreed.isShrunk).toBe(agreed.bodyBytes < plain.bodyBytes);
          expect(agreed.bodyBytes).toBeLessThanOrEqual(sending.bodyBytes);
          if (!plain.isTooLarge) {
            expect(plain.bodyBytes).toBeLessThanOrEqual(sending.bodyBytes);
            // DashScope refuses a longer one by itself, whatever the whole call holds.
            const isShort = sizes.every((bytes) => bytes <= 7_500_000);
            expect(JSON.stringify(agreed) === JSON.stringify(plain)).toBe(isShort);
          }
          for (const { bytes } of agreed.inputs) {
            expect(Math.ceil(bytes / 3) * 4).toBeLessThanOrEqual(10_485_760);
          }
          // Nobody is made smaller than it must be: what is small enough stays as it is.
          const most = Math.max(...agreed.inputs.map(({ bytes }) => bytes));
          for (const [index, planned] of agreed.inputs.entries()) {
            const own = sizes[index] ?? 0;
            if (planned.changes.length > 0) expect(planned.bytes).toBe(most);
            else expect(planned.bytes).toBe(own);
          }
          const uploaded = planSending(images, wan, { ...sending, uploads: true }, {});
          expect(uploaded.isTooLarge).toBe(false);
          expect(uploaded.usesUploads).toBe(plain.isTooLarge);
        },
      ),
    );
  });

  it("along with others, some of them imported: by address, if agreed, and no more than it takes", () => {
    const several = fc.array(
      fc.record({ bytes: fc.integer({ min: 1, max: 30 * megabyte }), isImported: fc.boolean() }),
      { minLength: 1, maxLength: 9 },
    );
    const sourceUrl = "https://pictures.example/a.jpg";
    fc.assert(
      fc.property(several, fc.integer({ min: 1, max: 100 }), (given, limit) => {
        const images = given.map(({ bytes, isImported }) =>
          image({ bytes, sourceUrl: isImported ? sourceUrl : undefined }),
        );
        const sending = { bodyBytes: limit * megabyte, uploads: false };
        const plain = planSending(images, wan, sending, {});
        const agreed = planSending(images, wan, sending, { sendAddresses: true });
        expect(plain.inputs.some(({ address }) => address)).toBe(false);
        expect(agreed.isTooLarge).toBe(plain.isTooLarge && !plain.fitsWithAddresses);
        if (!plain.isTooLarge) expect(agreed).toEqual(plain);
        if (!plain.isTooLarge || agreed.isTooLarge) return;
        expect(agreed.bodyBytes).toBeLessThanOrEqual(sending.bodyBytes);
        const sent = agreed.inputs.filter(({ address }) => address !== undefined);
        expect(sent.length).toBeGreaterThan(0);
        for (const [index, { address, changes }] of agreed.inputs.entries()) {
          if (address === undefined) continue;
          expect([address, changes]).toEqual([images[index]?.sourceUrl, []]);
        }
        // With the smallest of them sent whole, the body would be too large.
        const smallest = Math.min(...sent.map(({ bytes }) => bytes));
        const more = agreed.bodyBytes - sourceUrl.length + Math.ceil(smallest / 3) * 4;
        expect(more + 64 * 1024).toBeGreaterThan(sending.bodyBytes);
      }),
    );
  });
});

it("a box on a copy is the same region, whole, inside and to within a pixel", () => {
  const side = fc.integer({ min: 2, max: 9000 });
  fc.assert(
    fc.property(side, side, side, side, fc.tuple(side, side, side, side), (...given) => {
      const [width, height, toWidth, toHeight, edges] = given;
      const from = { width, height };
      const to = { width: toWidth, height: toHeight };
      const x1 = edges[0] % width;
      const y1 = edges[1] % height;
      const box: Box = [x1, y1, Math.min(width, x1 + edges[2]), Math.min(height, y1 + edges[3])];
      const mapped = mappedBox(box, from, to);
      expect(boxFault(mapped, to)).toBeUndefined();
      for (const [index, edge] of mapped.entries()) {
        const scale = index % 2 === 0 ? toWidth / width : toHeight / height;
        expect(Math.abs(edge - (box[index] ?? 0) * scale)).toBeLessThanOrEqual(1);
      }
      expect(mappedBox(box, from, from)).toEqual(box);
    }),
  );
});
