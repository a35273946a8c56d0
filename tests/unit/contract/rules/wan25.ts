import {
  absentRow,
  commonRows,
  countRow,
  editInputRows,
  formatRow,
  imageRow,
  lengthRows,
  plain,
  type Row,
  shares,
  sideRows,
  sizeRow,
  weightRow,
  withoutRow,
} from "./row";

const model = "wan2.5-i2i-preview";

export const wan25Rows: Row[] = [
  ...commonRows(model, ["watermark", "promptExtend"]),
  ...lengthRows(model, 2000, 500),
  withoutRow(model, "prompt"),
  withoutRow(model, "images"),
  ...editInputRows(model, 3),
  ...sideRows(model, 384, 5000, 600),
  weightRow(model, 10),
  imageRow(model, "no alpha", plain, { ...plain, alpha: true }, true),
  formatRow(model, "bmp", "gif"),
  formatRow(model, "webp", "tiff"),
  countRow(model, "at most four", 4),
  sizeRow(model, "768*768 pixels at least", "768*768", "768*767"),
  sizeRow(model, "1280*1280 pixels at most", "1280*1280", "1280*1281"),
  sizeRow(model, "4:1 at most", "2000*500", "2001*500"),
  sizeRow(model, "1:4 at least", "500*2000", "500*2001"),
  sizeRow(model, "no tiers", "1024*1024", "1K"),
  sizeRow(model, "an asterisk between", "1024*1024", "1024x1024"),
  sizeRow(model, "a text", "1024*1024", 1024),
  absentRow(model, "no boxes", "inputs.0.boxes", { boxes: [[[0, 0, 9, 9]]] }),
  absentRow(model, "no palette", "parameters.palette", {
    parameters: { palette: shares(5000, 3000, 2000) },
  }),
  absentRow(model, "no image sets", "parameters.sequential", { parameters: { sequential: true } }),
];
