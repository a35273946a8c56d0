import {
  commonRows,
  countRow,
  formatRow,
  imageRow,
  lengthRows,
  many,
  messageRows,
  plain,
  type Row,
  ruleRow,
  shares,
  sideRows,
  sizeRow,
  weightRow,
} from "./row";

const set = { parameters: { sequential: true } };
const oneImage = { images: [plain] };

/** Boxes are pixels of an image of 1000 × 1000. */
function boxRow(model: string, rule: string, allowed: unknown[], forbidden: unknown[]): Row {
  return {
    model,
    rule: `box: ${rule}`,
    allowed: { images: [plain], boxes: [allowed] },
    forbidden: { images: [plain], boxes: [forbidden] },
    field: "inputs.0.boxes",
  };
}

function boxRows(model: string): Row[] {
  return [
    boxRow(
      model,
      "at most two an image",
      [
        [0, 0, 9, 9],
        [9, 9, 20, 20],
      ],
      [
        [0, 0, 9, 9],
        [9, 9, 20, 20],
        [0, 0, 5, 5],
      ],
    ),
    boxRow(model, "a width", [[5, 5, 6, 9]], [[5, 5, 5, 9]]),
    boxRow(model, "a height", [[5, 5, 9, 6]], [[5, 5, 9, 5]]),
    boxRow(model, "from left to right", [[5, 5, 9, 9]], [[9, 5, 5, 9]]),
    boxRow(model, "from top to bottom", [[5, 5, 9, 9]], [[5, 9, 9, 5]]),
    boxRow(model, "inside, right", [[0, 0, 1000, 10]], [[0, 0, 1001, 10]]),
    boxRow(model, "inside, bottom", [[0, 0, 10, 1000]], [[0, 0, 10, 1001]]),
    boxRow(model, "inside, left", [[0, 0, 10, 10]], [[-1, 0, 10, 10]]),
    boxRow(model, "inside, top", [[0, 0, 10, 10]], [[0, -1, 10, 10]]),
    boxRow(model, "whole pixels", [[0, 0, 10, 10]], [[0.5, 0, 10, 10]]),
    boxRow(model, "four numbers", [[0, 0, 10, 10]], [[0, 0, 10]]),
    {
      model,
      rule: "bbox_list: one entry an image",
      allowed: { images: many(2), boxes: [[], [[0, 0, 9, 9]]] },
      forbidden: {
        images: many(2),
        boxes: [[], [[0, 0, 9, 9]]],
        wire: ({ parameters }) => {
          parameters.bbox_list = [[[0, 0, 9, 9]]];
        },
      },
    },
  ];
}

function paletteRow(model: string, rule: string, allowed: unknown, forbidden: unknown): Row {
  return {
    model,
    rule: `palette: ${rule}`,
    allowed: { parameters: { palette: allowed } },
    forbidden: { parameters: { palette: forbidden } },
    field: "parameters.palette",
  };
}

function paletteRows(model: string): Row[] {
  const three = shares(5000, 3000, 2000);
  const bent = (rule: string, ratio: string): Row => ({
    model,
    rule: `palette: ${rule}`,
    allowed: { parameters: { palette: three } },
    forbidden: {
      parameters: { palette: three },
      wire: ({ parameters }) => {
        parameters.color_palette = [
          { hex: "#000010", ratio },
          { hex: "#000011", ratio: "30.00%" },
          { hex: "#000012", ratio: "20.00%" },
        ];
      },
    },
  });
  return [
    paletteRow(model, "at least three colours", three, shares(5000, 5000)),
    paletteRow(
      model,
      "at most ten colours",
      shares(...Array(10).fill(1000)),
      shares(...Array(10).fill(900), 1000),
    ),
    paletteRow(model, "sums to 100.00 %, not less", three, shares(5000, 3000, 1999)),
    paletteRow(model, "sums to 100.00 %, not more", three, shares(5000, 3000, 2001)),
    paletteRow(model, "six digits of hex", three, [
      { hex: "#00010", ratio: 5000 },
      ...shares(3000, 2000),
    ]),
    paletteRow(model, "a hash before them", three, [
      { hex: "000010", ratio: 5000 },
      ...shares(3000, 2000),
    ]),
    paletteRow(model, "digits of hex", three, [
      { hex: "#00001G", ratio: 5000 },
      ...shares(3000, 2000),
    ]),
    bent("two decimals, not none", "50%"),
    bent("two decimals, not one", "50.0%"),
    bent("a percent sign", "50.00"),
    {
      model,
      rule: "palette: not for image sets",
      allowed: { parameters: { palette: three, sequential: false } },
      forbidden: { parameters: { palette: three, sequential: true } },
      field: "parameters.palette",
    },
  ];
}

function imageRows(model: string): Row[] {
  return [
    ruleRow(model, "at most nine images", "inputs", { images: many(9) }, { images: many(10) }),
    ...sideRows(model, 240, 8000, 1200),
    imageRow(
      model,
      "ratio of at most 8:1",
      { width: 2400, height: 300 },
      { width: 2401, height: 300 },
      false,
    ),
    imageRow(
      model,
      "ratio of at least 1:8",
      { width: 300, height: 2400 },
      { width: 300, height: 2401 },
      false,
    ),
    weightRow(model, 20),
    imageRow(model, "no alpha", plain, { ...plain, alpha: true }, true),
    formatRow(model, "bmp", "gif"),
    formatRow(model, "webp", "tiff"),
    formatRow(model, "jpeg", "avif"),
  ];
}

function sharedRows(model: string): Row[] {
  return [
    ...commonRows(model, ["watermark", "thinkingMode", "sequential"]),
    ...lengthRows(model, 5000),
    ...messageRows(model),
    ...imageRows(model),
    ...boxRows(model),
    ...paletteRows(model),
    countRow(model, "at most four", 4),
    countRow(model, "at most twelve in a set", 12, set),
    sizeRow(model, "768*768 pixels at least", "768*768", "767*768"),
    sizeRow(model, "2048*2048 pixels at most with images", "2048*2048", "2049*2048", oneImage),
    sizeRow(model, "2048*2048 pixels at most in a set", "2048*2048", "2048*2049", set),
    sizeRow(model, "8:1 at most", "2400*300", "2401*300"),
    sizeRow(model, "1:8 at least", "300*2400", "300*2401"),
    sizeRow(model, "an asterisk between", "1024*1024", "1024x1024"),
    sizeRow(model, "a tier that exists", "2K", "8K"),
    sizeRow(model, "a tier in capitals", "1K", "1k"),
    sizeRow(model, "a text", "1024*1024", 1024),
    sizeRow(model, "whole pixels", "1024*1024", "1024.5*1024"),
  ];
}

const pro = "wan2.7-image-pro";
const smaller = "wan2.7-image";

export const wan27Rows: Row[] = [
  ...sharedRows(pro),
  ...sharedRows(smaller),
  sizeRow(pro, "4096*4096 pixels at most", "4096*4096", "4097*4096"),
  {
    model: pro,
    rule: "size: 4K without images",
    allowed: { parameters: { size: "4K" } },
    forbidden: { images: [plain], parameters: { size: "4K" } },
    field: "parameters.size",
  },
  {
    model: pro,
    rule: "size: 4K outside sets",
    allowed: { parameters: { size: "4K" } },
    forbidden: { parameters: { size: "4K", sequential: true } },
    field: "parameters.size",
  },
  sizeRow(smaller, "2048*2048 pixels at most", "2048*2048", "2048*2049"),
  sizeRow(smaller, "no 4K", "2K", "4K"),
];
