import { describe, expect, it } from "vitest";
import type { InputImage } from "@/lib/emulator/input-image";
import { judgeWan27 } from "@/lib/emulator/wan27";

const image = (changes: Partial<InputImage> = {}): InputImage => ({
  sha256: "a",
  width: 1000,
  height: 800,
  bytes: 1000,
  format: "jpeg",
  hasAlpha: false,
  content: Buffer.alloc(0),
  ...changes,
});

interface Draft {
  content?: unknown[];
  role?: string;
  parameters?: Record<string, unknown>;
  images?: (InputImage | undefined)[];
}

function judge(draft: Draft, draws4K = true) {
  const { role = "user", parameters = {}, images = [] } = draft;
  const content = draft.content ?? [
    ...images.map((_, index) => ({ image: `i${index}` })),
    { text: "a clock" },
  ];
  const known = new Map(images.map((one, index) => [`i${index}`, one]));
  const body = { input: { messages: [{ role, content }] }, parameters };
  return judgeWan27("wan2.7-image-pro", body, known, { draws4K });
}

const isTaken = (draft: Draft, draws4K = true) => !("code" in judge(draft, draws4K));
const colours = (...ratios: string[]) => ratios.map((ratio) => ({ hex: "#A1B2C3", ratio }));

type Row = [rule: string, allowed: Draft, refused: Draft];
const rows: Row[] = [
  ["n", { parameters: { n: 4 } }, { parameters: { n: 5 } }],
  [
    "n of a set",
    { parameters: { n: 12, enable_sequential: true } },
    { parameters: { n: 13, enable_sequential: true } },
  ],
  ["n is whole", { parameters: { n: 1 } }, { parameters: { n: 1.5 } }],
  ["seed", { parameters: { seed: 2147483647 } }, { parameters: { seed: 2147483648 } }],
  [
    "4K with images",
    { parameters: { size: "4K" } },
    { parameters: { size: "4K" }, images: [image()] },
  ],
  [
    "4K for sets",
    { parameters: { size: "4K" } },
    { parameters: { size: "4K", enable_sequential: true } },
  ],
  ["fewest pixels", { parameters: { size: "768*768" } }, { parameters: { size: "768*767" } }],
  ["most pixels", { parameters: { size: "4096*4096" } }, { parameters: { size: "4097*4096" } }],
  [
    "most pixels with images",
    { parameters: { size: "2048*2048" }, images: [image()] },
    { parameters: { size: "2049*2048" }, images: [image()] },
  ],
  ["ratio of a size", { parameters: { size: "2400*300" } }, { parameters: { size: "2408*300" } }],
  [
    "separator of a size",
    { parameters: { size: "1024*1024" } },
    { parameters: { size: "1024x1024" } },
  ],
  ["number of images", { images: Array(9).fill(image()) }, { images: Array(10).fill(image()) }],
  [
    "shortest side",
    { images: [image({ width: 240, height: 240 })] },
    { images: [image({ width: 239 })] },
  ],
  [
    "longest side",
    { images: [image({ width: 8000, height: 1000 })] },
    { images: [image({ width: 8001, height: 2000 })] },
  ],
  [
    "ratio of an image",
    { images: [image({ width: 2400, height: 300 })] },
    { images: [image({ width: 2401, height: 300 })] },
  ],
  [
    "bytes of an image",
    { images: [image({ bytes: 20 * 1024 * 1024 })] },
    { images: [image({ bytes: 20 * 1024 * 1024 + 1 })] },
  ],
  [
    "alpha",
    { images: [image({ format: "png" })] },
    { images: [image({ format: "png", hasAlpha: true })] },
  ],
  ["format", { images: [image({ format: "webp" })] }, { images: [image({ format: "gif" })] }],
  ["image that can be read", { images: [image()] }, { images: [undefined] }],
  ["role", {}, { role: "system" }],
  ["exactly one text", {}, { content: [{ text: "a" }, { text: "b" }] }],
  ["a text at all", {}, { content: [] }],
  [
    "boxes per image",
    {
      images: [image()],
      parameters: {
        bbox_list: [
          [
            [0, 0, 1, 1],
            [1, 1, 2, 2],
          ],
        ],
      },
    },
    {
      images: [image()],
      parameters: {
        bbox_list: [
          [
            [0, 0, 1, 1],
            [1, 1, 2, 2],
            [2, 2, 3, 3],
          ],
        ],
      },
    },
  ],
  [
    "a list of boxes for each image",
    { images: [image(), image()], parameters: { bbox_list: [[], []] } },
    { images: [image(), image()], parameters: { bbox_list: [[]] } },
  ],
  [
    "boxes inside",
    { images: [image()], parameters: { bbox_list: [[[0, 0, 1000, 800]]] } },
    { images: [image()], parameters: { bbox_list: [[[0, 0, 1001, 800]]] } },
  ],
  [
    "boxes with an area",
    { images: [image()], parameters: { bbox_list: [[[5, 5, 6, 6]]] } },
    { images: [image()], parameters: { bbox_list: [[[5, 5, 5, 6]]] } },
  ],
  [
    "boxes in whole pixels",
    { images: [image()], parameters: { bbox_list: [[[5, 5, 6, 6]]] } },
    { images: [image()], parameters: { bbox_list: [[[5, 5, 6.5, 7]]] } },
  ],
  [
    "fewest colours",
    { parameters: { color_palette: colours("50.00%", "30.00%", "20.00%") } },
    { parameters: { color_palette: colours("50.00%", "50.00%") } },
  ],
  [
    "most colours",
    { parameters: { color_palette: colours(...Array(10).fill("10.00%")) } },
    { parameters: { color_palette: colours(...Array(10).fill("9.00%"), "10.00%") } },
  ],
  [
    "sum of shares",
    { parameters: { color_palette: colours("50.00%", "30.00%", "20.00%") } },
    { parameters: { color_palette: colours("50.00%", "30.00%", "19.99%") } },
  ],
  [
    "two decimals",
    { parameters: { color_palette: colours("50.00%", "30.00%", "20.00%") } },
    { parameters: { color_palette: colours("50%", "30%", "20%") } },
  ],
  [
    "no palette for sets",
    { parameters: { color_palette: colours("50.00%", "30.00%", "20.00%") } },
    {
      parameters: { enable_sequential: true, color_palette: colours("50.00%", "30.00%", "20.00%") },
    },
  ],
];

describe("the emulator's reading of the wan2.7 rules", () => {
  it.each(rows)(
    "%s: the last allowed value passes, the first forbidden one does not",
    (_, allowed, refused) => {
      expect(isTaken(allowed)).toBe(true);
      expect(isTaken(refused)).toBe(false);
    },
  );

  it("knows no 4K on the smaller model", () => {
    expect(isTaken({ parameters: { size: "4K" } }, false)).toBe(false);
    expect(isTaken({ parameters: { size: "2048*2048" } }, false)).toBe(true);
    expect(isTaken({ parameters: { size: "2049*2048" } }, false)).toBe(false);
  });

  it("takes four images where n is missing, the costlier of two readings", () => {
    expect(judge({})).toMatchObject({ count: 4, width: 2048, height: 2048 });
    expect(judge({ parameters: { enable_sequential: true } })).toMatchObject({ count: 12 });
  });

  it("ignores what it does not know and cuts what is too long", () => {
    expect(isTaken({ parameters: { is_async: true, thinking_mode: true } })).toBe(true);
    const verdict = judge({ content: [{ text: "字".repeat(5001) }] });
    expect("prompt" in verdict && [...verdict.prompt].length).toBe(5000);
  });

  it("takes the ratio of the last image", () => {
    const images = [image({ width: 500, height: 1000 }), image({ width: 1696, height: 960 })];
    const verdict = judge({ images, parameters: { size: "2K" } });
    expect("width" in verdict && verdict.width / verdict.height).toBeCloseTo(1696 / 960, 2);
  });
});
