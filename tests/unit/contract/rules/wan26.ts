import {
  commonRows,
  countRow,
  editInputRows,
  formatOfSizeRows,
  formatRow,
  imageRow,
  lengthRows,
  messageRows,
  plain,
  type Row,
  sideRows,
  sizeRow,
  weightRow,
} from "./row";

const model = "wan2.6-image";

function interleaveRow(rule: string, allowed: unknown, forbidden: unknown): Row {
  const saying = (value: unknown): Row["allowed"] => ({
    wire: ({ parameters }) => {
      parameters.enable_interleave = value;
    },
  });
  return {
    model,
    rule: `enable_interleave: ${rule}`,
    allowed: saying(allowed),
    forbidden: saying(forbidden),
  };
}

/** W26, editing. */
export const wan26Rows: Row[] = [
  ...commonRows(model, ["watermark", "promptExtend"]),
  ...lengthRows(model, 2000, 500),
  ...messageRows(model),
  ...editInputRows(model, 4),
  ...sideRows(model, 240, 8000, 1200),
  weightRow(model, 10),
  imageRow(model, "no alpha", plain, { ...plain, alpha: true }, true),
  formatRow(model, "bmp", "gif"),
  formatRow(model, "webp", "tiff"),
  countRow(model, "at most four", 4),
  ...formatOfSizeRows(model, "1024*1024"),
  sizeRow(model, "768*768 pixels at least", "768*768", "767*768"),
  sizeRow(model, "2048*2048 pixels at most", "2048*2048", "2049*2048"),
  sizeRow(model, "4:1 at most", "2000*500", "2001*500"),
  sizeRow(model, "1:4 at least", "500*2000", "500*2001"),
  sizeRow(model, "a tier that exists", "2K", "4K"),
  sizeRow(model, "a tier in capitals", "1K", "1k"),
  interleaveRow("not drawn here", false, true),
  interleaveRow("true or false", null, "no"),
];
