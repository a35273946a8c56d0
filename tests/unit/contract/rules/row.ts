import type { ImageSpec } from "../../../support/image-file";

/** A call at one side of a rule. What is not given is a plain valid value. */
export interface Given {
  prompt?: string;
  negativePrompt?: string;
  images?: ImageSpec[];
  /** A list of boxes an image. */
  boxes?: unknown[][];
  /** As in a GenerationRequest, but of any type. */
  parameters?: Record<string, unknown>;
  /** What only a body can say: changes it after it has been written. */
  wire?: (body: WireBody) => void;
}

export interface WireBody {
  model: string;
  // biome-ignore lint/suspicious/noExplicitAny: a body is bent in every way here.
  input: any;
  parameters: Record<string, unknown>;
}

/** One documented rule of one model, with the last call that it allows and the first that it does not. */
export interface Row {
  model: string;
  rule: string;
  allowed: Given;
  forbidden: Given;
  /** Where the studio says what is wrong; missing where it has no way of asking for it. */
  field?: string;
  /** The studio sends a copy that keeps to the rule instead of refusing. */
  isMended?: boolean;
  /** Upstream does not refuse: it cuts off in silence, or does not know the parameter. */
  isTolerated?: boolean;
}

/** A rule that upstream refuses by, and the studio before it. */
export function ruleRow(
  model: string,
  rule: string,
  field: string,
  allowed: Given,
  forbidden: Given,
): Row {
  return { model, rule, field, allowed, forbidden };
}

/** What a model does not have: upstream ignores it, and the studio says so instead. */
export function absentRow(model: string, rule: string, field: string, forbidden: Given): Row {
  return { model, rule, field, allowed: {}, forbidden, isTolerated: true };
}

/** At most so many images out of one call. */
export function countRow(model: string, rule: string, most: number, more: Given = {}): Row {
  const asking = (n: number): Given => ({ ...more, parameters: { ...more.parameters, n } });
  return ruleRow(model, `n: ${rule}`, "parameters.n", asking(most), asking(most + 1));
}

/** From one image to so many into one call. */
export function editInputRows(model: string, most: number): Row[] {
  const some = (count: number): Given => ({ images: many(count) });
  return [
    ruleRow(model, "an image", "inputs", some(1), some(0)),
    ruleRow(model, `at most ${most} images`, "inputs", some(most), some(most + 1)),
  ];
}

/** Sides from the least that is taken to the most, beyond which the studio scales down. */
export function sideRows(model: string, least: number, most: number, other: number): Row[] {
  const wide = (width: number): ImageSpec => ({ width, height: other });
  const high = (height: number): ImageSpec => ({ width: other, height });
  return [
    imageRow(model, `width of at least ${least}`, wide(least), wide(least - 1), false),
    imageRow(model, `height of at least ${least}`, high(least), high(least - 1), false),
    imageRow(model, `width of at most ${most}`, wide(most), wide(most + 1), true),
    imageRow(model, `height of at most ${most}`, high(most), high(most + 1), true),
  ];
}

/** At most so many megabytes, beyond which the studio compresses. */
export function weightRow(model: string, megabytes: number): Row {
  const weighing = (bytes: number): ImageSpec => ({ ...plain, bytes });
  const most = megabytes * 1_000_000;
  return imageRow(model, `at most ${megabytes} MB`, weighing(most), weighing(most + 1), true);
}

/** One format that is taken and one that the studio converts. */
export function formatRow(
  model: string,
  taken: NonNullable<ImageSpec["format"]>,
  other: NonNullable<ImageSpec["format"]>,
): Row {
  const file = (format: ImageSpec["format"] & string): ImageSpec => ({ ...plain, format });
  return imageRow(model, `${taken}, no ${other}`, file(taken), file(other), true);
}

export const plain: ImageSpec = { width: 1000, height: 1000 };
export const many = (count: number): ImageSpec[] => Array.from({ length: count }, () => plain);

export const shares = (...ratios: number[]) =>
  ratios.map((ratio, index) => ({ hex: `#0000${String(index + 10)}`, ratio }));

/** The rules that every model shares: seeds, switches, and a prompt that says something. */
export function commonRows(model: string, switches: string[]): Row[] {
  const number = (name: string, rule: string, allowed: unknown, forbidden: unknown): Row => ({
    model,
    rule: `${name}: ${rule}`,
    allowed: { parameters: { [name]: allowed } },
    forbidden: { parameters: { [name]: forbidden } },
    field: `parameters.${name}`,
  });
  return [
    {
      model,
      rule: "a prompt",
      allowed: { prompt: "x" },
      forbidden: { prompt: "" },
      field: "prompt",
    },
    {
      model,
      rule: "a prompt of more than spaces",
      allowed: { prompt: " x" },
      forbidden: { prompt: "  " },
      field: "prompt",
    },
    number("seed", "at most 2147483647", 2_147_483_647, 2_147_483_648),
    number("seed", "at least 0", 0, -1),
    number("seed", "whole", 1, 1.5),
    number("n", "at least 1", 1, 0),
    number("n", "whole", 1, 1.5),
    ...switches.map((name) => number(name, "true or false", false, "no")),
  ];
}

/**
 * The longest text that reaches the model; upstream cuts off the rest in silence. Of tokens, only
 * what certainly is too long: a word is one at least, and a Han sign half a one.
 */
export function lengthRows(
  model: string,
  prompt: number,
  negative?: number,
  unit: "characters" | "tokens" = "characters",
): Row[] {
  const promptRow = (of: string, piece: string): Row => ({
    model,
    rule: `prompt of at most ${prompt} ${unit}${of}`,
    allowed: { prompt: piece.repeat(prompt) },
    forbidden: { prompt: piece.repeat(prompt + 1) },
    field: "prompt",
    isTolerated: true,
  });
  const rows =
    unit === "characters"
      ? [promptRow("", "字")]
      : [promptRow(", in words", "x "), promptRow(", in Han signs", "字字")];
  if (negative === undefined) return rows;
  return [
    ...rows,
    {
      model,
      rule: `negative prompt of at most ${negative} characters`,
      allowed: { negativePrompt: "x".repeat(negative) },
      forbidden: { negativePrompt: "x".repeat(negative + 1) },
      field: "negativePrompt",
      isTolerated: true,
    },
  ];
}

/** What the messages shape promises. docs/dashscope.md#request-bodies */
export function messageRows(model: string): Row[] {
  const bend = (rule: string, wire: (body: WireBody) => void): Row => ({
    model,
    rule,
    allowed: {},
    forbidden: { wire },
  });
  return [
    bend("one message", ({ input }) => input.messages.push(input.messages[0])),
    bend("a message", ({ input }) => {
      input.messages = [];
    }),
    bend("role user", ({ input }) => {
      input.messages[0].role = "assistant";
    }),
    bend("exactly one text, not two", ({ input }) =>
      input.messages[0].content.push({ text: "again" }),
    ),
    bend("exactly one text, not none", ({ input }) => {
      input.messages[0].content = input.messages[0].content.filter(
        (part: { text?: string }) => part.text === undefined,
      );
    }),
    bend("input.messages", (body) => {
      body.input = {};
    }),
  ];
}

/** A body without a part of its input; the studio has no way of leaving it out. */
export function withoutRow(model: string, name: string): Row {
  const wire = ({ input }: WireBody) => {
    delete input[name];
  };
  return { model, rule: `input.${name}`, allowed: {}, forbidden: { wire } };
}

/** What a size in pixels looks like, and nothing else is one. */
export function formatOfSizeRows(model: string, size: string): Row[] {
  const [width = ""] = size.split("*");
  return [
    sizeRow(model, "no tier", size, "3K"),
    sizeRow(model, "an asterisk between", size, size.replace("*", "x")),
    sizeRow(model, "a text", size, Number(width)),
    sizeRow(model, "whole pixels", size, size.replace("*", ".5*")),
    sizeRow(model, "no ratio", size, "1:1"),
  ];
}

/** One image of a kind against another; the studio mends what a copy can mend. */
export function imageRow(
  model: string,
  rule: string,
  allowed: ImageSpec,
  forbidden: ImageSpec,
  isMended: boolean,
): Row {
  return {
    model,
    rule: `image: ${rule}`,
    allowed: { images: [allowed] },
    forbidden: { images: [forbidden] },
    field: "inputs.0",
    isMended,
  };
}

export function sizeRow(
  model: string,
  rule: string,
  allowed: string,
  forbidden: unknown,
  more: Given = {},
): Row {
  return {
    model,
    rule: `size: ${rule}`,
    allowed: { ...more, parameters: { ...more.parameters, size: allowed } },
    forbidden: { ...more, parameters: { ...more.parameters, size: forbidden } },
    field: "parameters.size",
  };
}
