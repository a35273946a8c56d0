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
  withoutRow,
} from "./row";

/** T2V: what wan2.6-t2i and wan2.5-t2i-preview share. */
function sharedRows(model: string): Row[] {
  return [
    ...commonRows(model, ["watermark", "promptExtend"]),
    countRow(model, "at most four", 4),
    ...formatOfSizeRows(model, "1280*1280"),
    sizeRow(model, "1280*1280 pixels at least", "1280*1280", "1279*1280"),
    sizeRow(model, "1440*1440 pixels at most", "1440*1440", "1440*1441"),
    sizeRow(model, "fewer pixels only where the page advises them", "960*1696", "959*1696"),
    sizeRow(model, "fewer pixels for 4:3 as well", "1472*1104", "1472*1103"),
    sizeRow(model, "4:1 at most", "2560*640", "2561*640"),
    sizeRow(model, "1:4 at least", "640*2560", "640*2561"),
  ];
}

const newer = "wan2.6-t2i";
const older = "wan2.5-t2i-preview";

export const wanTextRows: Row[] = [
  ...sharedRows(newer),
  ...lengthRows(newer, 2100, 500),
  ...messageRows(newer),
  ruleRow(newer, "no images", "inputs", {}, { images: [plain] }),
  ...sharedRows(older),
  ...lengthRows(older, 2000, 500),
  withoutRow(older, "prompt"),
  absentRow(older, "no images", "inputs", { images: [plain] }),
];
