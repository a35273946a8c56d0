import type { Draft } from "@/lib/core/generation/draft/draft";
import type { AxisKind, AxisRequest } from "../comparison/axis";
import type { GenerationRequest } from "../generation/request";
import { type Palette, withoutLocks } from "../palette/palette";
import { parseSeeds } from "./seed-list";

/** A palette to compare, with its name. */
export interface NamedPalette {
  label: string;
  palette: Palette;
}

/** What the user fills in for each kind of axis; text stays as it was typed. */
interface AxisFields extends Record<AxisKind, unknown> {
  seed: { text: string };
  size: { values: string[] };
  model: { values: string[] };
  /** `alternatives` are the `{a|b}` in the draft's prompt; variants are one per line. */
  prompt: { way: "alternatives" | "variants"; text: string };
  negativePrompt: { text: string };
  palette: { values: NamedPalette[] };
  input: { place: number; values: string[] };
}

/** An axis while the user fills it in. */
export type AxisForm = { [Kind in AxisKind]: { kind: Kind } & AxisFields[Kind] }[AxisKind];

const onOff = [{ value: false }, { value: true }];
const linesOf = (text: string) => [
  ...new Set(
    text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];
const valuesOf = <Value>(values: Value[]) => values.map((value) => ({ value }));

/** The request the form makes; undefined while it has nothing to compare. */
export function axisRequestOf(form: AxisForm): AxisRequest | undefined {
  switch (form.kind) {
    case "seed": {
      const seeds = parseSeeds(form.text) ?? [];
      return seeds.length > 0 ? { kind: "seed", values: valuesOf(seeds) } : undefined;
    }
    case "size":
    case "model":
      return form.values.length > 0
        ? { kind: form.kind, values: valuesOf(form.values) }
        : undefined;
    case "prompt": {
      if (form.way === "alternatives") return { kind: "promptAlternatives" };
      const lines = linesOf(form.text);
      return lines.length > 0 ? { kind: "prompt", values: valuesOf(lines) } : undefined;
    }
    case "negativePrompt": {
      // The first value is none, to show the effect of the others beside it.
      const lines = linesOf(form.text);
      return lines.length > 0
        ? { kind: "negativePrompt", values: valuesOf(["", ...lines]) }
        : undefined;
    }
    case "palette": {
      const values = form.values.map(({ label, palette }) => ({
        value: withoutLocks(palette),
        label,
      }));
      return values.length > 0 ? { kind: "palette", values } : undefined;
    }
    case "input":
      return form.values.length > 0
        ? { kind: "input", place: form.place, values: valuesOf(form.values) }
        : undefined;
    default:
      return { kind: form.kind, values: onOff };
  }
}

/**
 * The draft as a request for the model of any cell: includes everything, because another model may
 * take it.
 */
export function comparedRequest(draft: Draft): GenerationRequest {
  const { palette, ...parameters } = draft.parameters;
  return {
    ...draft,
    parameters: palette ? { ...parameters, palette: withoutLocks(palette) } : parameters,
  };
}
