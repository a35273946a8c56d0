import { type Draft, draftSchema, withoutInput, withParameter } from "./draft";

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * The draft with one change undone. Later edits stay, even words typed into a field that the change
 * had set.
 */
export function withoutChange(current: Draft, before: Draft, after: Draft): Draft {
  /** Whether the part still is what the change made it. */
  const isOfChange = (partOf: (draft: Draft) => unknown) =>
    !isSame(partOf(before), partOf(after)) && isSame(partOf(current), partOf(after));
  let draft = withInputsTakenBack(current, before, after);
  if (isOfChange(({ model }) => model)) draft = { ...draft, model: before.model };
  if (isOfChange(({ prompt }) => prompt)) draft = { ...draft, prompt: before.prompt };
  if (isOfChange(({ negativePrompt }) => negativePrompt)) {
    const { negativePrompt: _, ...others } = draft;
    const { negativePrompt } = before;
    draft = negativePrompt === undefined ? others : { ...others, negativePrompt };
  }
  for (const name of draftSchema.shape.parameters.keyof().options) {
    if (isOfChange(({ parameters }) => parameters[name])) {
      draft = withParameter(draft, name, before.parameters[name]);
    }
  }
  for (const name of ["shrinkInputs", "sendAddresses"] as const) {
    if (!isOfChange((one) => one[name])) continue;
    const { [name]: _, ...others } = draft;
    const agreed = before[name];
    draft = agreed === undefined ? others : { ...others, [name]: agreed };
  }
  return isSame(draft, current) ? current : draft;
}

/**
 * Removes the images the change added, wherever they are now. Restores other changes only if no
 * image was touched since.
 */
function withInputsTakenBack(current: Draft, before: Draft, after: Draft): Draft {
  if (isSame(before.inputs, after.inputs)) return current;
  if (isSame(current.inputs, after.inputs)) return { ...current, inputs: before.inputs };
  const added = addedAssets(before, after);
  if (!added) return current;
  return added.reduce((draft, assetId) => {
    const place = draft.inputs.findLastIndex((input) => input.assetId === assetId);
    return place === -1 ? draft : withoutInput(draft, place);
  }, current);
}

/** The images that were added; undefined if some were removed as well. */
function addedAssets(before: Draft, after: Draft): string[] | undefined {
  const rest = before.inputs.map(({ assetId }) => assetId);
  const added = after.inputs.flatMap(({ assetId }) => {
    const place = rest.indexOf(assetId);
    if (place === -1) return [assetId];
    rest.splice(place, 1);
    return [];
  });
  return rest.length === 0 ? added : undefined;
}
