import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitToModel } from "@/lib/core/generation/fit";
import { problemsOf } from "@/lib/core/generation/validate";
import { expectedWait, promisedSeconds } from "@/lib/core/generation/wait/expected-wait";
import { catalog } from "@/lib/core/models/catalog";
import { upstreamModels } from "@/lib/emulator/models/upstream-models";
import { drawingMs } from "@/lib/emulator/models/wait";
import { bodyByHand, pathByHand } from "../../support/body-by-hand";
import { draftFor } from "../../support/draft-arbitrary";
import { callToItsEnd, emulatorOnOwnClock } from "../../support/emulator";
import { sendingLimits, upstreamVerdict } from "../../support/upstream-verdict";

const promising = catalog.filter(({ wait }) => wait.seconds !== undefined);

describe.each(promising.map((model) => [model.id, model] as const))("a run of %s", (id, model) => {
  it("takes as long in the sandbox as the documents let the studio expect", () => {
    let compared = 0;
    fc.assert(
      fc.property(draftFor(model), fc.nat(2_147_483_647), ({ draft, images }, seed) => {
        const { request } = fitToModel(draft, model);
        const facts = request.inputs.length > 0 ? images : [];
        if (problemsOf(request, model, facts, sendingLimits).length > 0) return;
        const promised = promisedSeconds(expectedWait(model, request, []));
        if (!promised) return;
        const plan = upstreamVerdict(model, request, facts);
        const wait = upstreamModels.get(id)?.wait;
        if ("code" in plan || !wait) throw new Error(`${id} was refused.`);
        const seconds = drawingMs(wait, { ...plan, seed, failures: [] }) / 1_000;
        expect(seconds).toBeGreaterThanOrEqual(promised.min);
        expect(seconds).toBeLessThanOrEqual(promised.max);
        compared += 1;
      }),
      { numRuns: 600 },
    );
    expect(compared).toBeGreaterThan(10);
  });
});

describe("an image set", () => {
  it("of four takes most of a minute, and four images apart from a set do not", async () => {
    const emulator = await emulatorOnOwnClock({ speed: 1 });
    const secondsOf = async (sequential: boolean) => {
      const parameters = { n: 4, size: "1K", seed: 1, sequential };
      const prompt = "First image: a. Second image: b. Third image: c. Fourth image: d.";
      const body = await bodyByHand("wan2.7-image", { prompt, parameters });
      const { answer } = await callToItsEnd(emulator, pathByHand("wan2.7-image"), body);
      const { scheduled_time, end_time } = answer.body.output;
      return (Date.parse(end_time) - Date.parse(scheduled_time)) / 1_000;
    };
    expect(await secondsOf(true)).toBeGreaterThan(45);
    expect(await secondsOf(false)).toBeLessThan(30);
    emulator.close();
  });
});
