import {
  absentRow,
  commonRows,
  countRow,
  formatOfSizeRows,
  lengthRows,
  messageRows,
  plain,
  type Row,
  ruleRow,
  sizeRow,
} from "./row";

const model = "z-image-turbo";

/** Z. */
export const zImageRows: Row[] = [
  ...commonRows(model, ["promptExtend"]),
  ...lengthRows(model, 800),
  ...messageRows(model),
  ruleRow(model, "no images", "inputs", {}, { images: [plain] }),
  countRow(model, "one", 1),
  ...formatOfSizeRows(model, "1024*1536"),
  sizeRow(model, "512*512 pixels at least", "512*512", "512*511"),
  sizeRow(model, "2048*2048 pixels at most", "2048*2048", "2048*2049"),
  absentRow(model, "no negative prompt", "negativePrompt", { negativePrompt: "blurry" }),
  absentRow(model, "no watermark", "parameters.watermark", { parameters: { watermark: true } }),
];
