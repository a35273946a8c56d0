/** What was done, and what of it was undone and can be done again; both with the latest last. */
export interface ActHistory<Act> {
  done: readonly Act[];
  undone: readonly Act[];
}

export const noActs: ActHistory<never> = { done: [], undone: [] };

/** After something new, what was undone cannot be done again. */
export function withAct<Act>({ done }: ActHistory<Act>, act: Act): ActHistory<Act> {
  return { done: [...done, act], undone: [] };
}

/** With an act undone, wherever it was among those done. The same history if it was not. */
export function withUndone<Act>(history: ActHistory<Act>, act: Act): ActHistory<Act> {
  const place = history.done.lastIndexOf(act);
  if (place === -1) return history;
  return { done: history.done.toSpliced(place, 1), undone: [...history.undone, act] };
}

/** With the act done again that was undone last. The same history if there is none. */
export function withRedone<Act>(history: ActHistory<Act>): ActHistory<Act> {
  const act = history.undone.at(-1);
  if (act === undefined) return history;
  return { done: [...history.done, act], undone: history.undone.slice(0, -1) };
}

/** Removes an act that can be neither undone nor redone. */
export function withoutAct<Act>({ done, undone }: ActHistory<Act>, act: Act): ActHistory<Act> {
  return { done: done.filter((one) => one !== act), undone: undone.filter((one) => one !== act) };
}

/** All acts from the first to the last, also those that are undone now. */
export function allActs<Act>({ done, undone }: ActHistory<Act>): Act[] {
  return [...done, ...undone.toReversed()];
}
