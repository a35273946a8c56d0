/** The later of two states of the same thing; if the revisions are equal, the one received last. */
export function newest<Told extends { revision: number }>(
  known: Told | undefined,
  told: Told,
): Told {
  return known && known.revision > told.revision ? known : told;
}
