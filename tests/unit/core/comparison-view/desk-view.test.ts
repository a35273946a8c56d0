import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  activeIdOf,
  imageBeside,
  startingView,
  withChosen,
  withLoupeToggled,
} from "@/lib/core/comparison-view/desk-view";

const anyIds = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 12 });
const anyChosen = fc.uniqueArray(fc.string(), { maxLength: 12 });

describe("the view of a desk", () => {
  it("puts the image chosen last first, and keeps the order of the others", () => {
    fc.assert(
      fc.property(anyChosen, fc.string(), (chosen, id) => {
        const [first, ...others] = withChosen({ ...startingView, chosen }, id).chosen;
        expect(first).toBe(id);
        expect(others).toEqual(chosen.filter((other) => other !== id));
      }),
    );
  });

  it("decides about the image chosen last that is still there, otherwise about the first", () => {
    fc.assert(
      fc.property(anyIds, anyIds, (ids, gone) => {
        const others = gone.filter((id) => !ids.includes(id));
        for (const id of ids) expect(activeIdOf(ids, [...others, id])).toBe(id);
        expect(activeIdOf(ids, others)).toBe(ids[0]);
        expect(activeIdOf([], gone)).toBeUndefined();
      }),
    );
  });

  it("walks through all images in either direction, and from the end to the beginning", () => {
    fc.assert(
      fc.property(anyIds, fc.constantFrom(1, -1), (ids, by) => {
        const walked = ids.reduce<(string | undefined)[]>(
          (before) => [...before, imageBeside(ids, before.at(-1), by)],
          [ids[0]],
        );
        expect(new Set(walked)).toEqual(new Set(ids));
        expect(walked.at(-1)).toBe(ids[0]);
        for (const id of ids) expect(imageBeside(ids, imageBeside(ids, id, by), -by)).toBe(id);
      }),
    );
  });

  it("forgets where the loupe was when it closes, so that it opens only where the pointer moves", () => {
    const open = { ...startingView, hasLoupe: true, loupePoint: { x: 0.2, y: 0.7 } };
    expect(withLoupeToggled(open)).toEqual({ hasLoupe: false, loupePoint: undefined });
  });
});
