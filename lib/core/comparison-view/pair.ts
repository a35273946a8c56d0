/**
 * The two images that are looked at as a pair, in the order in which they lie: the two that were
 * chosen last, else the first ones. Undefined where there are no two.
 * @param recent the latest first; may name images that are not there any more
 */
export function orderedPair(ids: string[], recent: string[]): [string, string] | undefined {
  const chosen = [...new Set([...recent, ...ids])].filter((id) => ids.includes(id)).slice(0, 2);
  const [one, other] = ids.filter((id) => chosen.includes(id));
  return one !== undefined && other !== undefined ? [one, other] : undefined;
}
