import type { ImageMime } from "./image-mime";

/** A region of the upstream service; a key belongs to one of them. */
export type Region = "beijing" | "singapore";

/** Where calls go: upstream in one region, or the emulator. */
export type EndpointId = "sandbox" | Region;

/** The parts of a request that a rule of upstream can depend on. */
export interface Situation {
  hasInputs: boolean;
  sequential: boolean;
}

/** Holds when every part that it names has the given value. */
export type Condition = Partial<Situation>;

export interface Range {
  min: number;
  max: number;
}

/** A rule that differs by situation: the first case whose condition holds counts. */
export interface Case<Rule> {
  when: Condition;
  rule: Rule;
}

/** A size given by name; `pixels` is the total that the name stands for. */
interface SizeTier {
  name: string;
  pixels: number;
}

/** What `size` may be: some tiers, or width × height within a total of pixels and a ratio. */
export interface SizeRule {
  tiers: string[];
  pixels: Range;
  /** Width divided by height. */
  aspect: Range;
}

interface SizeParameter {
  wireName: string;
  tiers: SizeTier[];
  default: string;
  cases: Case<SizeRule>[];
}

interface CountParameter {
  wireName: string;
  default: number;
  cases: Case<Range>[];
}

interface NumberParameter extends Range {
  wireName: string;
}

export interface ToggleParameter {
  wireName: string;
  /** What upstream does when the parameter is missing. */
  default: boolean;
  /** Where it has an effect; elsewhere upstream ignores it and the studio does not send it. */
  effectiveWhen: Condition;
}

interface PaletteParameter {
  wireName: string;
  colours: Range;
  recommended: number;
  allowedWhen: Condition;
}

interface BoxesParameter {
  wireName: string;
  maxPerInput: number;
}

interface ModelParameters {
  size?: SizeParameter;
  n: CountParameter;
  seed?: NumberParameter;
  watermark?: ToggleParameter;
  thinkingMode?: ToggleParameter;
  sequential?: ToggleParameter;
  promptExtend?: ToggleParameter;
  palette?: PaletteParameter;
}

interface InputLimits {
  count: Range;
  formats: readonly ImageMime[];
  alpha: boolean;
  sidePx: Range;
  /** Width divided by height. */
  aspect: Range;
  maxBytes: number;
  boxes?: BoxesParameter;
}

/** A price for one image that succeeded, in the currency it is published in. */
export interface Price {
  unitPrice: number;
  currency: "CNY" | "USD";
  source: string;
  /** The month in which the source was read, `YYYY-MM`. */
  asOf: string;
}

/** Limits that upstream shares over the whole account. */
interface AccountLimits {
  submissionsPerSecond: number;
  tasksAtOnce: number;
  /** Whether upstream documents them or the studio is being careful. */
  known: boolean;
}

/** How a call's body is built. One kind for each shape that the documents print. */
export type BodyShape = "messages";

/**
 * One model as data. The form, the validation, the wire mapping and the prices read it and know
 * no model by name.
 */
export interface Model {
  id: string;
  family: string;
  /** The proper name, the same in every language. */
  title: string;
  body: BodyShape;
  /** Paths below `/api/v1`. */
  paths: { asynchronous?: string; synchronous?: string };
  prompt: { maxCharacters: number };
  negativePrompt?: { maxCharacters: number };
  inputs: InputLimits;
  parameters: ModelParameters;
  prices: Partial<Record<Region, Price>>;
  limits: AccountLimits;
  /** How long a task usually runs, in seconds, as the documents' samples show. */
  typicalSeconds: Range;
  /** The documents that the entry was written from. */
  source: string;
}
