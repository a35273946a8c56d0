import {
  commonRows,
  countRow,
  formatOfSizeRows,
  formatRow,
  lengthRows,
  many,
  messageRows,
  plain,
  type Row,
  ruleRow,
  sizeRow,
  weightRow,
} from "./row";

const oneImage = { images: [plain] };

/** Q3, QIz, QEz: what the models share that draw and edit under one id. */
function sharedRows(model: string, mostInputs: number): Row[] {
  return [
    ...commonRows(model, ["watermark", "promptExtend"]),
    ...messageRows(model),
    ruleRow(
      model,
      `at most ${mostInputs} images`,
      "inputs",
      { images: many(mostInputs) },
      { images: many(mostInputs + 1) },
    ),
    weightRow(model, 10),
    formatRow(model, "gif", "avif"),
    formatRow(model, "tiff", "avif"),
    countRow(model, "at most six", 6),
    countRow(model, "at most six out of an image, with a size", 6, {
      ...oneImage,
      parameters: { size: "1024*1024" },
    }),
    ...formatOfSizeRows(model, "1024*1024"),
    sizeRow(model, "512*512 pixels at least", "512*512", "511*512"),
    sizeRow(model, "2048*2048 pixels at most", "2048*2048", "2049*2048"),
    sizeRow(model, "2048*2048 pixels at most of an edit", "2048*2048", "2048*2049", oneImage),
    sizeRow(model, "pixels in all, and no side alone", "2720*1536", "2736*1536"),
  ];
}

/** 3.0 and, as far as third parties tell, 2.1. */
function newerRows(model: string, mostInputs: number): Row[] {
  return [
    ...sharedRows(model, mostInputs),
    sizeRow(model, "8:1 at most", "1600*200", "1601*200"),
    sizeRow(model, "1:8 at least", "200*1600", "200*1601"),
  ];
}

/** Rewriting in two ways, and thinking before. */
function thinkingRows(model: string): Row[] {
  const agent = { promptExtendMode: "agent" };
  return [
    ruleRow(
      model,
      "promptExtendMode: one of two",
      "parameters.promptExtendMode",
      { parameters: agent },
      { parameters: { promptExtendMode: "wild" } },
    ),
    ruleRow(
      model,
      "promptExtendMode: agent without images",
      "parameters.promptExtendMode",
      { parameters: agent },
      { ...oneImage, parameters: agent },
    ),
    ruleRow(
      model,
      "promptExtendMode: of no effect without rewriting",
      "parameters.promptExtendMode",
      { ...oneImage, parameters: { ...agent, promptExtend: false } },
      { ...oneImage, parameters: { ...agent, promptExtend: true } },
    ),
    ruleRow(
      model,
      "thinkingMode: true or false",
      "parameters.thinkingMode",
      { parameters: { thinkingMode: true } },
      { parameters: { thinkingMode: "no" } },
    ),
  ];
}

const olderRows = (model: string): Row[] => [
  ...sharedRows(model, 3),
  ...lengthRows(model, 1300, 500, "tokens"),
  sizeRow(model, "any ratio", "4096*64", "4096*63"),
];

export const qwenDrawAndEditRows: Row[] = [
  ...["qwen-image-3.0-pro", "qwen-image-3.0"].flatMap((model) => newerRows(model, 3)),
  ...["qwen-image-2.1-pro", "qwen-image-2.1-turbo"].flatMap((model) => newerRows(model, 10)),
  ...["qwen-image-3.0-pro", "qwen-image-3.0", "qwen-image-2.1-pro"].flatMap(thinkingRows),
  ...olderRows("qwen-image-2.0-pro"),
  ...olderRows("qwen-image-2.0"),
];
