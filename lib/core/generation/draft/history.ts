const deepest = 200;

/** A value with the steps that led to it and the steps that were undone. */
export interface History<Value> {
  past: Value[];
  present: Value;
  future: Value[];
  /** What the last step belongs to. Consecutive steps with the same tag count as one. */
  tag: string | undefined;
}

export function historyOf<Value>(present: Value): History<Value> {
  return { past: [], present, future: [], tag: undefined };
}

/** Makes a step. Consecutive steps with one tag, such as typing in a field, undo together. */
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

/** Ends the current step: the next one is separate even if it has the same tag. */
export function sealed<Value>(history: History<Value>): History<Value> {
  return { ...history, tag: undefined };
}

/**
 * Restores a saved history together with the value saved beside it. If the value is newer, it
 * counts as one more step.
 */
export function resumed<Value>(kept: History<Value>, present: Value): History<Value> {
  const isSame = JSON.stringify(kept.present) === JSON.stringify(present);
  return isSame ? sealed(kept) : step(sealed(kept), present);
}

/** The history without its oldest steps, so that its JSON has at most this many characters. */
export function historyWithin<Value>(
  history: History<Value>,
  maxCharacters: number,
): History<Value> {
  const lengthOf = (value: Value) => JSON.stringify(value).length;
  let room = maxCharacters - lengthOf(history.present);
  const fitting = (values: Value[]) => {
    const end = values.findIndex((value) => {
      room -= lengthOf(value);
      return room < 0;
    });
    return end === -1 ? values : values.slice(0, end);
  };
  // The nearest steps are the most likely to be wanted.
  const past = fitting(history.past.toReversed()).toReversed();
  return { ...history, past, future: fitting(history.future) };
}
