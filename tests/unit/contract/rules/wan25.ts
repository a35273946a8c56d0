import { commonRows, imageRow, lengthRows, many, plain, type Row, shares, sizeRow } from "./row";

const model = "wan2.5-i2i-preview";
const megabytes = 1024 * 1024;

export const wan25Rows: Row[] = [
  ...commonRows(model, ["watermark", "promptExtend"]),
  ...lengthRows(model, 2000, 500),
  {
    model,
    rule: "input.prompt",
    allowed: {},
    forbidden: {
      wire: (body) => {
        body.input = { images: body.input.images };
      },
    },
  },
  {
    model,
    rule: "input.images",
    allowed: {},
    forbidden: {
      wire: (body) => {
        body.input = { prompt: body.input.prompt };
      },
    },
  },
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
    "width of at least 384",
    { width: 384, height: 500 },
    { width: 383, height: 500 },
    false,
  ),
  imageRow(
    model,
    "height of at least 384",
    { width: 500, height: 384 },
    { width: 500, height: 383 },
    false,
  ),
  imageRow(
    model,
    "width of at most 5000",
    { width: 5000, height: 600 },
    { width: 5001, height: 600 },
    true,
  ),
  imageRow(
    model,
    "height of at most 5000",
    { width: 600, height: 5000 },
    { width: 600, height: 5001 },
    true,
  ),
  imageRow(
    model,
    "at most 10 MB",
    { ...plain, bytes: 10 * megabytes },
    { ...plain, bytes: 10 * megabytes + 1 },
    true,
  ),
  imageRow(model, "no alpha", plain, { ...plain, alpha: true }, true),
  imageRow(model, "BMP, no GIF", { ...plain, format: "bmp" }, { ...plain, format: "gif" }, true),
  imageRow(
    model,
    "WebP, no TIFF",
    { ...plain, format: "webp" },
    { ...plain, format: "tiff" },
    true,
  ),
  {
    model,
    rule: "n: at most four",
    allowed: { parameters: { n: 4 } },
    forbidden: { parameters: { n: 5 } },
    field: "parameters.n",
  },
  sizeRow(model, "768*768 pixels at least", "768*768", "768*767"),
  sizeRow(model, "1280*1280 pixels at most", "1280*1280", "1280*1281"),
  sizeRow(model, "4:1 at most", "2000*500", "2001*500"),
  sizeRow(model, "1:4 at least", "500*2000", "500*2001"),
  sizeRow(model, "no tiers", "1024*1024", "1K"),
  sizeRow(model, "an asterisk between", "1024*1024", "1024x1024"),
  sizeRow(model, "a text", "1024*1024", 1024),
  {
    model,
    rule: "no boxes",
    allowed: {},
    forbidden: { boxes: [[[0, 0, 9, 9]]] },
    field: "inputs.0.boxes",
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
  {
    model,
    rule: "no image sets",
    allowed: {},
    forbidden: { parameters: { sequential: true } },
    field: "parameters.sequential",
    isTolerated: true,
  },
];
