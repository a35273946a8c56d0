import {
  commonRows,
  imageRow,
  lengthRows,
  many,
  messageRows,
  plain,
  type Row,
  shares,
  sizeRow,
} from "./row";

const megabytes = 1024 * 1024;

function imageModelRows(model: string): Row[] {
  return [
    ...commonRows(model, ["watermark", "promptExtend"]),
    ...lengthRows(model, 800, 500),
    {
      model,
      rule: "input.prompt",
      allowed: {},
      forbidden: {
        wire: (body) => {
          body.input = {};
        },
      },
    },
    {
      model,
      rule: "n: one",
      allowed: { parameters: { n: 1 } },
      forbidden: { parameters: { n: 2 } },
      field: "parameters.n",
    },
    sizeRow(model, "16:9 exactly", "1664*928", "1664*927"),
    sizeRow(model, "9:16 exactly", "928*1664", "929*1664"),
    sizeRow(model, "1:1 exactly", "1328*1328", "1328*1329"),
    sizeRow(model, "4:3 in either spelling", "1472*1140", "1472*1141"),
    sizeRow(model, "3:4 in either spelling", "1104*1472", "1103*1472"),
    sizeRow(model, "no other size", "1328*1328", "1024*1024"),
    sizeRow(model, "no tiers", "1328*1328", "2K"),
    sizeRow(model, "a text", "1328*1328", 1328),
    {
      model,
      rule: "no images",
      allowed: {},
      forbidden: { images: [plain] },
      field: "inputs",
      isTolerated: true,
    },
    {
      model,
      rule: "no palette",
      allowed: {},
      forbidden: { parameters: { palette: shares(5000, 3000, 2000) } },
      field: "parameters.palette",
      isTolerated: true,
    },
  ];
}

function editModelRows(model: string): Row[] {
  return [
    ...lengthRows(model, 800, 500),
    ...messageRows(model),
    {
      model,
      rule: "an image",
      allowed: { images: many(1) },
      forbidden: { images: [] },
      field: "inputs",
    },
    {
      model,
      rule: "at most three images",
      allowed: { images: many(3) },
      forbidden: { images: many(4) },
      field: "inputs",
    },
    imageRow(
      model,
      "at most 10 MB",
      { ...plain, bytes: 10 * megabytes },
      { ...plain, bytes: 10 * megabytes + 1 },
      true,
    ),
    imageRow(
      model,
      "GIF, no AVIF",
      { ...plain, format: "gif" },
      { ...plain, format: "avif" },
      true,
    ),
    {
      model,
      rule: "no boxes",
      allowed: {},
      forbidden: { boxes: [[[0, 0, 9, 9]]] },
      field: "inputs.0.boxes",
      isTolerated: true,
    },
  ];
}

function editPlusRows(model: string): Row[] {
  return [
    ...commonRows(model, ["watermark", "promptExtend"]),
    ...editModelRows(model),
    {
      model,
      rule: "n: at most six",
      allowed: { parameters: { n: 6 } },
      forbidden: { parameters: { n: 7 } },
      field: "parameters.n",
    },
    sizeRow(model, "width of at least 512", "512*1024", "511*1024"),
    sizeRow(model, "height of at least 512", "1024*512", "1024*511"),
    sizeRow(model, "width of at most 2048", "2048*1024", "2049*1024"),
    sizeRow(model, "height of at most 2048", "1024*2048", "1024*2049"),
    sizeRow(model, "no tiers", "1024*1024", "1K"),
    sizeRow(model, "a text", "1024*1024", 1024),
    {
      model,
      rule: "size: only for one image",
      allowed: { parameters: { size: "1024*1024", n: 1 } },
      forbidden: { parameters: { size: "1024*1024", n: 2 } },
      field: "parameters.size",
    },
  ];
}

const edit = "qwen-image-edit";

const editRows: Row[] = [
  ...commonRows(edit, ["watermark"]),
  ...editModelRows(edit),
  {
    model: edit,
    rule: "n: one",
    allowed: { parameters: { n: 1 } },
    forbidden: { parameters: { n: 2 } },
    field: "parameters.n",
  },
  {
    model: edit,
    rule: "no size",
    allowed: {},
    forbidden: { parameters: { size: "1024*1024" } },
    field: "parameters.size",
  },
  {
    model: edit,
    rule: "no prompt rewriting",
    allowed: {},
    forbidden: { parameters: { promptExtend: true } },
    field: "parameters.promptExtend",
  },
];

export const qwenRows: Row[] = [
  ...imageModelRows("qwen-image-plus"),
  ...imageModelRows("qwen-image"),
  ...editPlusRows("qwen-image-edit-plus"),
  ...editPlusRows("qwen-image-edit-plus-2025-10-30"),
  ...editRows,
];
