import type { ImageMime } from "./image-mime";
import type { ByRegion, Region } from "./region";
import type { RewritingMode } from "./rewriting-mode";
import type { Strength } from "./strengths";
import type { Toggle } from "./toggles";

/** The parts of a request that a rule of upstream can depend on. */
export interface Situation {
  hasInputs: boolean;
  /** Whether an image set is asked for. */
  sequential: boolean;
  /** Whether more than one image is asked for. */
  several: boolean;
  /** Whether the prompt is rewritten before it is drawn. */
  rewrites: boolean;
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
  allowedWhen: Condition;
}

/** What `width*height` may be. A range that is missing is not limited. */
export interface ExactSizeRule {
  /** Width × height. */
  pixels?: Range;
  sidePx?: Range;
  /** Width divided by height. */
  aspect?: Range;
}

/** What upstream draws when no size is sent, as far as it is known. */
interface UnsetSize {
  /** About how many pixels, from text alone and with inputs; with these in the last one's ratio. */
  pixels: { fromText?: number; withInputs?: number };
  /** Whether the model chooses the ratio of what it draws from text alone; otherwise a square. */
  choosesRatio?: true;
}

interface SizeParameter {
  wireName: string;
  /** Sent when nothing was chosen. Without it nothing is sent, and upstream draws its unset size. */
  default?: string;
  tiers: SizeTier[];
  exact: Case<ExactSizeRule>[];
  /** Exact sizes that are taken although they lie outside. */
  alsoExact?: string[];
  /** The only exact sizes, where the model takes no others; those after the first five are old spellings. */
  listed?: { offered: string[]; alsoTaken: string[] };
  /** Exact sizes worth offering, as the document recommends them, by what they are recommended for. */
  suggested: Case<string[]>[];
  /** What both sides of an exact size are rounded to. */
  rounding?: { multiple: number; withInputsOnly?: true };
}

/** How many images a call may ask for. */
interface CountRange extends Range {
  /** How many upstream makes where nothing is said, if that differs from the parameter's default. */
  usual?: number;
}

interface CountParameter {
  /** Missing: it is not sent, and the model makes one image. */
  wireName?: string;
  default: number;
  cases: Case<CountRange>[];
}

export interface SeedParameter extends Range {
  wireName: string;
  /** How much larger the seed of each further image of a call is; missing where nobody says. */
  step?: number;
}

export interface ToggleParameter {
  wireName: string;
  /** What upstream does when the parameter is missing. */
  default: boolean;
  /** Where it has an effect; elsewhere upstream ignores it. */
  effectiveWhen: Condition;
  /** Whether it is sent only by who has touched it. */
  isSentWhenChosen?: true;
  /** The words that it puts onto the picture. */
  text?: string;
  /** How much longer a run takes with it, in seconds. */
  extraSeconds?: Range;
}

/** A choice among words. */
interface ChoiceParameter<Word extends string> {
  wireName: string;
  /** What upstream does when the parameter is missing. */
  default: Word;
  /** Where it has an effect; elsewhere upstream ignores it. */
  effectiveWhen: Condition;
  choices: { value: Word; allowedWhen: Condition }[];
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

export interface ModelParameters extends Partial<Record<Toggle, ToggleParameter>> {
  size?: SizeParameter;
  n: CountParameter;
  seed?: SeedParameter;
  promptExtendMode?: ChoiceParameter<RewritingMode>;
  palette?: PaletteParameter;
}

export interface InputLimits {
  count: Range;
  /** What goes out as it is; anything else that the studio keeps is sent as a converted copy. */
  formats: readonly ImageMime[];
  alpha: boolean;
  /** Refused outside. */
  sidePx?: Range;
  /** Taken outside as well, with poorer results. */
  advisedSidePx?: Range;
  /** Width divided by height. */
  aspect?: Range;
  maxBytes: number;
  boxes?: BoxesParameter;
}

/** Another price of an image: in a situation, or of a picture with no more than so many pixels. */
export interface PriceCase {
  when?: Condition;
  upToPixels?: number;
  unitPrice: number;
}

interface CharacterLimit {
  unit: "characters";
  max: number;
}

interface TokenLimit {
  unit: "tokens";
  max: number;
  /** Longer texts are taken whole. */
  isAdvice?: true;
}

/**
 * How long a text may be; upstream silently cuts off the rest. It does not publish how it counts
 * tokens, so the studio estimates them.
 */
export type TextLimit = CharacterLimit | TokenLimit;

/** A language that a document names for prompts. */
export type PromptLanguage = "zh" | "en";

/** A price in the currency it is published in. Whatever fails costs nothing. */
export interface Price {
  /** Of one image that succeeded, where no case says otherwise. */
  unitPrice: number;
  /** The first that holds counts. */
  cases?: PriceCase[];
  /** Of one input image, once a call; missing: inputs are free. */
  inputUnitPrice?: number;
  currency: string;
  source: string;
  /** The month of the source, `YYYY-MM`. */
  asOf: string;
}

/** Limits that upstream shares over the whole account. */
export interface AccountLimits {
  submissionsPerSecond: number;
  /** Null: upstream sets none. */
  tasksAtOnce: number | null;
  source: string;
  /** The month of the source, `YYYY-MM`. */
  asOf: string;
}

/** How long a call usually takes. */
interface Wait {
  /** Missing where no document says or shows it. */
  seconds?: Range;
  /** Whether a document says it; otherwise it is what the documents' samples took. */
  known: boolean;
  /** The largest call that `seconds` speaks of; a larger one may take longer. Missing: any. */
  upTo?: { images?: number; pixels?: number };
  /** How much longer each further image of a set takes, in seconds. */
  furtherInSet?: Range;
  /** How often the document advises to poll a task. */
  pollSeconds?: number;
}

/**
 * How a body is built. `messages`: one message of images and text, the negative prompt among the
 * parameters (multimodal-generation, image-generation). `flat`: prompt, negative prompt and images
 * side by side in `input` (text2image, image2image).
 */
export type BodyShape = "messages" | "flat";

export interface Call {
  /** Below `/api/v1`. */
  path: string;
  body: BodyShape;
  /** Whether a finished task returns its prompt, so that a lost task can be recognised. */
  tellsPrompt?: boolean;
  /** Whether the words that come beside the image are the prompt as it was drawn. */
  textIsPrompt?: boolean;
}

/** What differs in a region. */
interface RegionFacts {
  calls?: Model["calls"];
  limits?: AccountLimits;
  /** The words that the watermark puts onto a picture. */
  watermarkText?: string;
}

/**
 * One model as data. The form, the validation, the wire mapping and the prices read it and know
 * no model by name.
 */
export interface Model {
  id: string;
  family: string;
  /** The proper name, the same in every language. */
  title: string;
  /** The studio calls asynchronously wherever it can: a task survives a crash, an answer does not. */
  calls: { asynchronous?: Call; synchronous?: Call };
  prompt: TextLimit;
  /** The languages that its documents name for prompts; missing where they name none. */
  promptLanguages?: readonly PromptLanguage[];
  negativePrompt?: CharacterLimit;
  /** Missing: the model draws from text alone. */
  inputs?: InputLimits;
  parameters: ModelParameters;
  /** Missing where a size is always sent, or nobody says. */
  unsetSize?: UnsetSize;
  regions: readonly Region[];
  /** A region that has the model and no price here: nobody has published one. */
  prices: ByRegion<Price>;
  limits: AccountLimits;
  inRegion?: ByRegion<RegionFacts>;
  wait: Wait;
  /** What the documents say it is good at, the most telling first. */
  strengths: readonly Strength[];
  /** A model of the same kind that may cost less; `isSame` and `isFaster` where a document says so. */
  twin?: { id: string; isSame?: true; isFaster?: true };
  /** The day from which DashScope has announced not to serve it any more, and what follows it. */
  ends?: { on: string; successor: string };
  /** The documents that the entry was written from. */
  source: string;
  /** Whether the official page could not be read, and the entry is from what third parties say of it. */
  isSecondHand?: boolean;
}
