import { describe, expect, it } from "vitest";
import type { InputFacts } from "@/lib/core/generation/preparation";
import { type GenerationRequest, generationRequestSchema } from "@/lib/core/generation/request";
import { problemsOf } from "@/lib/core/generation/validate";
import type { Model } from "@/lib/core/models/model";
import { wan25Edit } from "@/lib/core/models/wan25";
import { wan27Image, wan27ImagePro } from "@/lib/core/models/wan27";

const assetId = "018f0000-0000-7000-8000-000000000000";
const megabyte = 1_000_000;

type Loose = Partial<Omit<GenerationRequest, "inputs">> & { boxes?: number[][][] };

function request({ boxes = [], ...rest }: Loose = {}): GenerationRequest {
  return generationRequestSchema.parse({
    model: "wan2.7-image-pro",
    prompt: "a clock",
    inputs: boxes.map((list) => ({ assetId, boxes: list })),
    ...rest,
  });
}

const image = (changes: Partial<InputFacts> = {}): InputFacts => ({
  width: 1000,
  height: 1000,
  bytes: megabyte,
  mime: "image/png",
  orientation: 1,
  hasAlpha: false,
  ...changes,
});

const codes = (
  value: GenerationRequest,
  facts: (InputFacts | undefined)[] = [],
  model: Model = wan27ImagePro,
) => problemsOf(value, model, facts).map(({ path, code }) => `${path} ${code}`);

const palette = (...ratios: number[]) =>
  ratios.map((ratio, index) => ({ hex: `#00000${index}`, ratio }));

describe("a draft at the edge of a rule", () => {
  const pro = wan27ImagePro;
  const plain = wan27Image;
  const oneImage = { boxes: [[]] };
  type Row = [name: string, model: Model, draft: Loose, facts: InputFacts[], problems: string[]];
  const rows: Row[] = [
    ["prompt of 5,000 characters", pro, { prompt: "字".repeat(5000) }, [], []],
    [
      "prompt of 5,001 characters",
      pro,
      { prompt: "x".repeat(5001) },
      [],
      ["prompt prompt.tooLong"],
    ],
    ["5,000 emoji, each of two code units", pro, { prompt: "🕰".repeat(5000) }, [], []],
    ["blank prompt", pro, { prompt: "  " }, [], ["prompt prompt.empty"]],
    [
      "negative prompt",
      pro,
      { negativePrompt: "x" },
      [],
      ["negativePrompt negativePrompt.unsupported"],
    ],
    ["9 images", pro, { boxes: Array(9).fill([]) }, Array(9).fill(image()), []],
    [
      "10 images",
      pro,
      { boxes: Array(10).fill([]) },
      Array(10).fill(image()),
      ["inputs inputs.tooMany"],
    ],
    ["side of 240", pro, oneImage, [image({ width: 240, height: 240 })], []],
    ["side of 239", pro, oneImage, [image({ width: 239 })], ["inputs.0 input.side"]],
    ["side of 8000", pro, oneImage, [image({ width: 8000 })], []],
    ["side of 8001, which is scaled", pro, oneImage, [image({ width: 8001, height: 2000 })], []],
    [
      "a side that scaling makes too small",
      wan25Edit,
      oneImage,
      [image({ width: 8001, height: 600 })],
      ["inputs.0 input.side"],
    ],
    ["ratio of 8:1", pro, oneImage, [image({ width: 2400, height: 300 })], []],
    [
      "ratio beyond 8:1",
      pro,
      oneImage,
      [image({ width: 2401, height: 300 })],
      ["inputs.0 input.aspect"],
    ],
    ["20 MB", pro, oneImage, [image({ bytes: 20 * megabyte })], []],
    [
      "20 MB and a byte, which are compressed",
      pro,
      oneImage,
      [image({ bytes: 20 * megabyte + 1 })],
      [],
    ],
    [
      "nine images of 20 MB, too much together",
      pro,
      { boxes: Array(9).fill([]) },
      Array(9).fill(image({ bytes: 20 * megabyte })),
      ["inputs inputs.bodyTooLarge"],
    ],
    [
      "the same, when smaller copies may be sent",
      pro,
      { boxes: Array(9).fill([]), shrinkInputs: true },
      Array(9).fill(image({ bytes: 20 * megabyte })),
      [],
    ],
    [
      "two boxes",
      pro,
      {
        boxes: [
          [
            [0, 0, 1, 1],
            [2, 2, 1000, 1000],
          ],
        ],
      },
      [image()],
      [],
    ],
    [
      "three boxes",
      pro,
      {
        boxes: [
          [
            [0, 0, 1, 1],
            [0, 0, 2, 2],
            [0, 0, 3, 3],
          ],
        ],
      },
      [image()],
      ["inputs.0.boxes boxes.tooMany"],
    ],
    ["empty box", pro, { boxes: [[[5, 5, 5, 9]]] }, [image()], ["inputs.0.boxes.0 box.empty"]],
    [
      "box one pixel outside",
      pro,
      { boxes: [[[0, 0, 1001, 10]]] },
      [image()],
      ["inputs.0.boxes.0 box.outside"],
    ],
    ["4K without images on Pro", pro, { parameters: { size: "4K" } }, [], []],
    [
      "4K with an image",
      pro,
      { ...oneImage, parameters: { size: "4K" } },
      [image()],
      ["parameters.size size.tierNeedsNoInputs"],
    ],
    [
      "4K for a set",
      pro,
      { parameters: { size: "4K", sequential: true } },
      [],
      ["parameters.size size.tierNeedsNoSet"],
    ],
    [
      "4K on the smaller model",
      plain,
      { parameters: { size: "4K" } },
      [],
      ["parameters.size size.tierUnknown"],
    ],
    ["768*768", pro, { parameters: { size: "768*768" } }, [], []],
    ["767*768", pro, { parameters: { size: "767*768" } }, [], ["parameters.size size.pixels"]],
    ["4096*4096 on Pro", pro, { parameters: { size: "4096*4096" } }, [], []],
    [
      "4096*4097 on Pro",
      pro,
      { parameters: { size: "4096*4097" } },
      [],
      ["parameters.size size.pixels"],
    ],
    [
      "2048*2049 with an image",
      pro,
      { ...oneImage, parameters: { size: "2048*2049" } },
      [image()],
      ["parameters.size size.pixels"],
    ],
    [
      "2048*2049 on the smaller model",
      plain,
      { parameters: { size: "2048*2049" } },
      [],
      ["parameters.size size.pixels"],
    ],
    ["ratio of 8:1 in a size", pro, { parameters: { size: "2400*300" } }, [], []],
    [
      "ratio beyond 8:1 in a size",
      pro,
      { parameters: { size: "2408*300" } },
      [],
      ["parameters.size size.aspect"],
    ],
    [
      "a size written with x",
      pro,
      { parameters: { size: "1024x1024" } },
      [],
      ["parameters.size size.form"],
    ],
    ["n = 4", pro, { parameters: { n: 4 } }, [], []],
    ["n = 5", pro, { parameters: { n: 5 } }, [], ["parameters.n n.range"]],
    ["n = 0", pro, { parameters: { n: 0 } }, [], ["parameters.n n.range"]],
    ["n = 12 in a set", pro, { parameters: { n: 12, sequential: true } }, [], []],
    [
      "n = 13 in a set",
      pro,
      { parameters: { n: 13, sequential: true } },
      [],
      ["parameters.n n.range"],
    ],
    ["the largest seed", pro, { parameters: { seed: 2147483647 } }, [], []],
    [
      "a seed beyond",
      pro,
      { parameters: { seed: 2147483648 } },
      [],
      ["parameters.seed seed.range"],
    ],
    ["a negative seed", pro, { parameters: { seed: -1 } }, [], ["parameters.seed seed.range"]],
    ["three colours", pro, { parameters: { palette: palette(5000, 3000, 2000) } }, [], []],
    [
      "two colours",
      pro,
      { parameters: { palette: palette(5000, 5000) } },
      [],
      ["parameters.palette palette.count"],
    ],
    [
      "eleven colours",
      pro,
      {
        parameters: {
          palette: palette(9990, ...Array(10).fill(1)).map((swatch, index) => ({
            ...swatch,
            hex: `#0000${index + 10}`,
          })),
        },
      },
      [],
      ["parameters.palette palette.count"],
    ],
    [
      "shares of 99.99 %",
      pro,
      { parameters: { palette: palette(5000, 3000, 1999) } },
      [],
      ["parameters.palette palette.sum"],
    ],
    [
      "a palette for a set",
      pro,
      { parameters: { palette: palette(5000, 3000, 2000), sequential: true } },
      [],
      ["parameters.palette palette.needsNoSet"],
    ],
    [
      "prompt rewriting",
      pro,
      { parameters: { promptExtend: true } },
      [],
      ["parameters.promptExtend parameter.unsupported"],
    ],
  ];

  it.each(rows)("%s", (_, model, draft, facts, problems) => {
    expect(codes(request(draft), facts, model)).toEqual(problems);
  });

  it("names the missing image", () => {
    expect(codes(request({ boxes: [[], []] }), [image(), undefined])).toEqual([
      "inputs.1 input.missing",
    ]);
  });
});
