import { type Draft, draftSchema, withoutInput, withParameter } from "./draft";

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * The draft without what one change did to it: what was done since, such as words typed into the
 * field that it had changed, stays.
 */
export function withoutChange(current: Draft, before: Draft, after: Draft): Draft {
  /** Whether the change made the part what it still is. */
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
  return isSame(draft, current) ? current : draft;
}

/** Images that the change added go again, wherever they are by now; others only where none was touched since. */
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

/** The images that came; undefined where some went as well. */
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
