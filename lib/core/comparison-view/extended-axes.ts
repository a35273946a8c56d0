import type { Axis, AxisRequest } from "../comparison/axis";
import type { AxisForm } from "./axis-form";

/** A form for adding values to an axis; it starts with the existing ones. */
export function formOfAxis(axis: Axis): AxisForm {
  switch (axis.kind) {
    case "seed":
      return { kind: "seed", text: axis.values.map(({ value }) => value).join(", ") };
    case "size":
    case "model":
      return { kind: axis.kind, values: axis.values.map(({ value }) => value) };
    case "prompt":
    case "negativePrompt": {
      const text = axis.values.map(({ value }) => value).join("\n");
      return axis.kind === "prompt"
        ? { kind: "prompt", way: "variants", text }
        : { kind: "negativePrompt", text: text.trim() };
    }
    case "palette":
      return {
        kind: "palette",
        values: axis.values.map(({ value, label }) => ({ label: label ?? "", palette: value })),
      };
    case "input":
      return { kind: "input", place: axis.place, values: axis.values.map(({ value }) => value) };
    default:
      return { kind: axis.kind };
  }
}

/** The axes with the request's new values added to one of them; none is removed. */
export function withFurtherValues(axes: Axis[], place: number, asked: AxisRequest): Axis[] {
  return axes.map((axis, index) => (index === place ? extended(axis, asked) : axis));
}

function extended(axis: Axis, asked: AxisRequest): Axis {
  if (axis.kind === "seed" && asked.kind === "seed") {
    return { ...axis, values: joined(axis.values, asked.values) };
  }
  if (axis.kind === "size" && asked.kind === "size") {
    return { ...axis, values: joined(axis.values, asked.values) };
  }
  if (axis.kind === "model" && asked.kind === "model") {
    return { ...axis, values: joined(axis.values, asked.values) };
  }
  if (axis.kind === "prompt" && asked.kind === "prompt") {
    return { ...axis, values: joined(axis.values, asked.values) };
  }
  if (axis.kind === "negativePrompt" && asked.kind === "negativePrompt") {
    return { ...axis, values: joined(axis.values, asked.values) };
  }
  if (axis.kind === "palette" && asked.kind === "palette") {
    return { ...axis, values: joined(axis.values, asked.values) };
  }
  if (axis.kind === "input" && asked.kind === "input") {
    return { ...axis, values: joined(axis.values, asked.values) };
  }
  return axis;
}

interface Valued<Value> {
  value: Value;
  label?: string | undefined;
}

function joined<Value>(known: Valued<Value>[], asked: Valued<Value>[]): Valued<Value>[] {
  const keys = new Set(known.map(({ value }) => JSON.stringify(value)));
  return [...known, ...asked.filter(({ value }) => !keys.has(JSON.stringify(value)))];
}
