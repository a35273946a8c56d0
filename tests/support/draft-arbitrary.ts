import fc from "fast-check";
import type { Box } from "@/lib/core/box/box";
import type { Draft } from "@/lib/core/generation/draft/draft";
import type { InputFacts } from "@/lib/core/generation/preparation";
import type { Parameters } from "@/lib/core/generation/request";
import type { ImageMime } from "@/lib/core/models/image-mime";
import { imageMimeSchema } from "@/lib/core/models/image-mime";
import type { Model, TextLimit } from "@/lib/core/models/model";

const assetId = "018f0000-0000-7000-8000-000000000000";
const megabyte = 1_000_000;

/** A number near an edge, or any in the range. */
const around = (edges: number[], min: number, max: number) =>
  fc.oneof(
    fc.constantFrom(...edges.flatMap((edge) => [edge - 1, edge, edge + 1])),
    fc.integer({ min, max }),
  );

/** The edges that any model's documents name: that is where mistakes are. */
const sides = around([240, 384, 512, 768, 1280, 2048, 3072, 4096, 5000, 8000], 1, 9000);

const sizes = fc.oneof(
  fc.constantFrom("1K", "2K", "4K", "8K", "2k", "1328*1328", "1472*1104", "1472*1140", "1664*928"),
  fc.constantFrom("768*768", "1280*1280", "2048*2048", "4096*4096", "2400*300", "2000*500"),
  fc.constantFrom("767*768", "1280*1281", "2049*2048", "4096*4097", "2401*300", "2001*500"),
  fc.constantFrom("512*512", "511*512", "2048*512", "2049*512"),
  fc.tuple(sides, sides).map(([width, height]) => `${width}*${height}`),
  fc.constantFrom("1024x1024", "0*5", "", "1024*", "99999*99999"),
);

const facts: fc.Arbitrary<InputFacts> = fc.record({
  width: fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 400, max: 3000 }) },
    { weight: 1, arbitrary: sides },
  ),
  height: fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 400, max: 3000 }) },
    { weight: 1, arbitrary: sides },
  ),
  bytes: fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 100, max: 3 * megabyte }) },
    { weight: 1, arbitrary: around([10 * megabyte, 20 * megabyte], 1, 64 * megabyte) },
  ),
  mime: fc.constantFrom<ImageMime>(...imageMimeSchema.options),
  orientation: fc.oneof(
    { weight: 3, arbitrary: fc.constant(1) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 8 }) },
  ),
  hasAlpha: fc.oneof(
    { weight: 3, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.boolean() },
  ),
});

function boxOn({ width, height }: InputFacts): fc.Arbitrary<Box> {
  const inside = fc
    .tuple(
      fc.integer({ min: 0, max: width - 1 }),
      fc.integer({ min: 0, max: height - 1 }),
      fc.integer({ min: 1, max: width }),
      fc.integer({ min: 1, max: height }),
    )
    .map(
      ([x, y, across, down]): Box => [
        x,
        y,
        Math.min(width, x + across),
        Math.min(height, y + down),
      ],
    );
  const anywhere = fc.tuple(
    around([0, width], -5, width + 5),
    around([0, height], -5, height + 5),
    around([0, width], -5, width + 5),
    around([0, height], -5, height + 5),
  );
  return fc.oneof({ weight: 4, arbitrary: inside }, { weight: 1, arbitrary: anywhere });
}

const palettes = fc
  .array(fc.integer({ min: 0, max: 0xffffff }), { minLength: 1, maxLength: 12 })
  .chain((colours) =>
    fc.constantFrom(0, 0, 0, 1, -1).map((off) => {
      const share = Math.floor(10_000 / colours.length);
      return colours.map((colour, index) => ({
        hex: `#${colour.toString(16).padStart(6, "0").toUpperCase()}`,
        ratio: share + (index === 0 ? 10_000 - share * colours.length + off : 0),
      }));
    }),
  )
  .filter((palette) => palette.every(({ ratio }) => ratio >= 0 && ratio <= 10_000));

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });

const parameters: fc.Arbitrary<Parameters> = fc
  .record({
    size: maybe(sizes),
    n: maybe(fc.oneof(fc.constant(1), fc.integer({ min: 0, max: 13 }))),
    seed: maybe(around([0, 2_147_483_647], 0, 2_147_483_647)),
    watermark: maybe(fc.boolean()),
    thinkingMode: maybe(fc.boolean()),
    sequential: maybe(fc.oneof(fc.constant(false), fc.boolean())),
    promptExtend: maybe(fc.boolean()),
    promptExtendMode: maybe(fc.constantFrom("direct", "agent")),
    palette: maybe(palettes),
  })
  .map((given) => {
    const said = Object.entries(given).filter(([, value]) => value !== undefined);
    return Object.fromEntries(said);
  });

const anyText = fc.constantFrom("a clock", "图1的闹钟", "🕰 ");
const characters = (most: number) =>
  fc.constantFrom("", "  ", "x".repeat(most), "x".repeat(most + 1));
/** Each word is a token at least, and each Han character half a one. */
const tokens = (most: number) =>
  fc.constantFrom(
    "",
    "  ",
    ...["x ", "字字"].flatMap((token) => [token.repeat(most), token.repeat(most + 1)]),
  );
const text = ({ unit, max }: TextLimit) =>
  fc.oneof(
    { weight: 5, arbitrary: anyText },
    { weight: 1, arbitrary: unit === "tokens" ? tokens(max) : characters(max) },
  );

/**
 * A draft for a model as a designer might leave it, right or wrong, with the facts of its images.
 * @param pictures which images there can be; by default any
 */
export function draftFor(
  model: Model,
  pictures = facts,
): fc.Arbitrary<{ draft: Draft; images: InputFacts[] }> {
  const most = model.inputs?.count.max ?? 0;
  return fc.array(pictures, { maxLength: most + 1 }).chain((images) =>
    fc
      .record({
        prompt: text(model.prompt),
        negativePrompt: maybe(text({ unit: "characters", max: 500 })),
        boxes: fc.tuple(...images.map((image) => fc.array(boxOn(image), { maxLength: 3 }))),
        parameters,
      })
      .map(({ prompt, negativePrompt, boxes, parameters: given }) => ({
        images,
        draft: {
          model: model.id,
          prompt,
          ...(negativePrompt === undefined ? {} : { negativePrompt }),
          inputs: images.map((_, index) => ({ assetId, boxes: boxes[index] ?? [] })),
          parameters: given,
        },
      })),
  );
}
