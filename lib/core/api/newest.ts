/** What was told of one thing at two times: the later of its states, or where that is the same the last told. */
export function newest<Told extends { revision: number }>(
  known: Told | undefined,
  told: Told,
): Told {
  return known && known.revision > told.revision ? known : told;
}
