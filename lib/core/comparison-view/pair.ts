/**
 * The two images to view as a pair, in display order: the two chosen last, otherwise the first
 * ones. Undefined if there are fewer than two.
 * @param recent the latest first; may name images that are gone
 */
export function orderedPair(ids: string[], recent: string[]): [string, string] | undefined {
  const chosen = [...new Set([...recent, ...ids])].filter((id) => ids.includes(id)).slice(0, 2);
  const [one, other] = ids.filter((id) => chosen.includes(id));
  return one !== undefined && other !== undefined ? [one, other] : undefined;
}
