import {
  absentRow,
  commonRows,
  countRow,
  editInputRows,
  formatRow,
  lengthRows,
  messageRows,
  plain,
  type Row,
  ruleRow,
  shares,
  sizeRow,
  weightRow,
} from "./row";

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
    countRow(model, "one", 1),
    sizeRow(model, "16:9 exactly", "1664*928", "1664*927"),
    sizeRow(model, "9:16 exactly", "928*1664", "929*1664"),
    sizeRow(model, "1:1 exactly", "1328*1328", "1328*1329"),
    sizeRow(model, "4:3 in either spelling", "1472*1140", "1472*1141"),
    sizeRow(model, "3:4 in either spelling", "1104*1472", "1103*1472"),
    sizeRow(model, "no other size", "1328*1328", "1024*1024"),
    sizeRow(model, "no tiers", "1328*1328", "2K"),
    sizeRow(model, "a text", "1328*1328", 1328),
    absentRow(model, "no images", "inputs", { images: [plain] }),
    absentRow(model, "no palette", "parameters.palette", {
      parameters: { palette: shares(5000, 3000, 2000) },
    }),
  ];
}

function editModelRows(model: string): Row[] {
  return [
    ...lengthRows(model, 800, 500, "tokens"),
    ...messageRows(model),
    ...editInputRows(model, 3),
    weightRow(model, 10),
    formatRow(model, "gif", "avif"),
    absentRow(model, "no boxes", "inputs.0.boxes", { boxes: [[[0, 0, 9, 9]]] }),
  ];
}

function editPlusRows(model: string): Row[] {
  const size = "1024*1024";
  return [
    ...commonRows(model, ["watermark", "promptExtend"]),
    ...editModelRows(model),
    countRow(model, "at most six", 6),
    sizeRow(model, "width of at least 512", "512*1024", "511*1024"),
    sizeRow(model, "height of at least 512", "1024*512", "1024*511"),
    sizeRow(model, "width of at most 2048", "2048*1024", "2049*1024"),
    sizeRow(model, "height of at most 2048", "1024*2048", "1024*2049"),
    sizeRow(model, "no tiers", size, "1K"),
    sizeRow(model, "digits", size, 1024),
    // QE allowed a size for one image only; QEz does not say so any more.
    ruleRow(
      model,
      "the same sizes of several images",
      "parameters.size",
      { parameters: { size: "512*2048", n: 6 } },
      { parameters: { size: "511*2048", n: 6 } },
    ),
  ];
}

/** The models of the family without an asynchronous way. */
function imageMaxRows(model: string): Row[] {
  return [
    ...commonRows(model, ["watermark", "promptExtend"]),
    ...messageRows(model),
    countRow(model, "one", 1),
    sizeRow(model, "16:9 exactly", "1664*928", "1664*927"),
    sizeRow(model, "4:3 exactly", "1472*1104", "1472*1105"),
    sizeRow(model, "no tiers", "1328*1328", "2K"),
    ruleRow(model, "no images", "inputs", {}, { images: [plain] }),
  ];
}

const edit = "qwen-image-edit";

const editRows: Row[] = [
  ...commonRows(edit, ["watermark"]),
  ...editModelRows(edit),
  countRow(edit, "one", 1),
  ruleRow(edit, "no size", "parameters.size", {}, { parameters: { size: "1024*1024" } }),
  ruleRow(
    edit,
    "no prompt rewriting",
    "parameters.promptExtend",
    {},
    { parameters: { promptExtend: true } },
  ),
];

export const qwenRows: Row[] = [
  ...imageModelRows("qwen-image-plus"),
  ...imageModelRows("qwen-image"),
  ...editPlusRows("qwen-image-edit-plus"),
  ...editPlusRows("qwen-image-edit-plus-2025-10-30"),
  ...editPlusRows("qwen-image-edit-plus-2025-12-15"),
  ...editPlusRows("qwen-image-edit-max"),
  ...imageMaxRows("qwen-image-max"),
  ...imageMaxRows("qwen-image-plus-2026-01-09"),
  ...editRows,
];
