import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Draft } from "@/lib/core/generation/draft/draft";
import { fitToModel } from "@/lib/core/generation/fit";
import type { GenerationRequest } from "@/lib/core/generation/request";
import { problemsOf } from "@/lib/core/generation/validate";
import { catalog } from "@/lib/core/models/catalog";
import { draftFor } from "../../support/draft-arbitrary";
import { sendingLimits, upstreamVerdict } from "../../support/upstream-verdict";

/** The request as a program would write it: everything that the draft says, fitting or not. */
const unfitted = ({
  inputs,
  prompt,
  negativePrompt,
  parameters,
  model,
}: Draft): GenerationRequest => ({
  model,
  prompt,
  inputs,
  parameters,
  ...(negativePrompt === undefined ? {} : { negativePrompt }),
});

const runsPerModel = 1000;

describe.each(catalog.map((model) => [model.id, model] as const))("%s", (_, model) => {
  it("accepts whatever the studio sends", () => {
    let valid = 0;
    let invalid = 0;
    fc.assert(
      fc.property(draftFor(model), fc.boolean(), ({ draft, images }, isFitted) => {
        const request = isFitted ? fitToModel(draft, model).request : unfitted(draft);
        const facts = request.inputs.length > 0 ? images : [];
        if (problemsOf(request, model, facts, sendingLimits).length > 0) {
          invalid += 1;
          return;
        }
        valid += 1;
        expect(upstreamVerdict(model, request, facts)).not.toHaveProperty("code");
      }),
      { numRuns: runsPerModel },
    );
    // Neither side of the rule may be empty, or the property says nothing.
    expect(valid).toBeGreaterThan(runsPerModel / 40);
    expect(invalid).toBeGreaterThan(runsPerModel / 40);
  });
});
