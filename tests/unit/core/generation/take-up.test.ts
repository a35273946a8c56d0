import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Draft } from "@/lib/core/generation/draft/draft";
import { hasPart, takenParts, withPartOf } from "@/lib/core/generation/draft/take-up";
import { wan27ImagePro } from "@/lib/core/models/wan27";
import { draftFor } from "../../../support/draft-arbitrary";

/** Runs as they are kept say also whether smaller copies were agreed to. */
const drafts = fc
  .tuple(draftFor(wan27ImagePro), fc.option(fc.boolean(), { nil: undefined }))
  .map(
    ([{ draft }, shrinkInputs]): Draft =>
      shrinkInputs === undefined ? draft : { ...draft, shrinkInputs },
  );
const pair = fc.tuple(drafts, drafts);

/** A draft without what a part is made of. */
function restOf(draft: Draft, part: "prompt" | "seed" | "palette") {
  const { prompt: _, negativePrompt: __, ...others } = draft;
  if (part === "prompt") return others;
  const { [part]: ___, ...parameters } = draft.parameters;
  return { ...draft, parameters };
}

describe("reusing a run", () => {
  it("makes the draft the run's own when everything is taken", () => {
    fc.assert(
      fc.property(pair, ([draft, run]) => {
        // What was agreed to for that run is not agreed to for the next.
        const { shrinkInputs: _, ...wanted } = run;
        expect(withPartOf(draft, run, "all")).toEqual(wanted);
      }),
    );
  });

  it("takes the chosen part alone, and leaves the rest of the draft", () => {
    fc.assert(
      fc.property(
        pair,
        fc.constantFrom("prompt" as const, "seed" as const, "palette" as const),
        ([draft, run], part) => {
          const taken = withPartOf(draft, run, part);
          expect(restOf(taken, part)).toEqual(restOf(draft, part));
          if (!hasPart(run, part)) expect(taken).toBe(draft);
          else if (part === "prompt") {
            expect(taken.prompt).toBe(run.prompt);
            expect(taken.negativePrompt).toBe(run.negativePrompt);
          } else expect(taken.parameters[part]).toEqual(run.parameters[part]);
        },
      ),
    );
  });

  it("is no step when it changes nothing, so that there is nothing to undo", () => {
    fc.assert(
      fc.property(pair, fc.constantFrom(...takenParts), ([draft, run], part) => {
        const once = withPartOf(draft, run, part);
        expect(withPartOf(once, run, part)).toBe(once);
      }),
    );
  });
});
