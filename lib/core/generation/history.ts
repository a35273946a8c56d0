/** How many steps back one can go. */
const deepest = 200;

/** A value with the steps that led to it and the ones that were taken back. */
export interface History<Value> {
  past: Value[];
  present: Value;
  future: Value[];
  /** What the last step belongs to; steps with the same tag in a row are one. */
  tag: string | undefined;
}

export function historyOf<Value>(present: Value): History<Value> {
  return { past: [], present, future: [], tag: undefined };
}

/** Makes a step. Steps in a row with the same tag, such as typing in one field, are taken back at once. */
export function step<Value>(history: History<Value>, next: Value, tag?: string): History<Value> {
  if (next === history.present) return history;
  const continues = tag !== undefined && tag === history.tag;
  return {
    past: continues ? history.past : [...history.past, history.present].slice(-deepest),
    present: next,
    future: [],
    tag,
  };
}

export function undo<Value>(history: History<Value>): History<Value> {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
    tag: undefined,
  };
}

export function redo<Value>(history: History<Value>): History<Value> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, tag: undefined };
}

/** Ends the step in hand: what follows with the same tag is a new one. */
export function sealed<Value>(history: History<Value>): History<Value> {
  return { ...history, tag: undefined };
}
