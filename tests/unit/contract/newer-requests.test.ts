import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { upstreamModels } from "@/lib/emulator/models/upstream-models";
import { newerRequests, pathOf } from "../../support/contract";
import { callToItsEnd, emulatorOnOwnClock, type OwnEmulator } from "../../support/emulator";
import { dataUri } from "../../support/image-file";

let emulator: OwnEmulator;
beforeAll(async () => {
  emulator = await emulatorOnOwnClock();
});
afterAll(() => emulator.close());

const rows = newerRequests.map((request) => [request.name, request] as const);
const known = rows.filter(([, { body }]) => upstreamModels.has(body.model));
const isInterleaved = (request: (typeof newerRequests)[number]) =>
  request.body.parameters.enable_interleave === true;

/** The request as it stands there; only the picture that was cut short is made whole. */
async function wholeBody(body: unknown): Promise<unknown> {
  const picture = await dataUri({ width: 1000, height: 1000 });
  return JSON.parse(JSON.stringify(body).replace("data:image/png;base64,iVBORw0KGgo=", picture));
}

const usageSchema = z.union([
  z.object({ image_count: z.int() }).transform(({ image_count: count }) => count),
  z.object({ output_image_count: z.int() }).transform(({ output_image_count: count }) => count),
]);

describe("every request with additions since the documents", () => {
  it("is present", () => expect(newerRequests).toHaveLength(32));

  it("is for a model that the emulator knows, except for two families", () => {
    const unknown = rows.filter(([, { body }]) => !upstreamModels.has(body.model));
    expect(unknown.map(([name]) => name.replace(".json", ""))).toEqual([
      "wan22-t2i-flash-async",
      "wanx21-doodle-async",
      "wanx21-expand-async",
      "wanx21-mask-async",
      "wanx21-stylization-async",
      "wanx21-super-resolution-async",
    ]);
  });

  it.each(known.filter(([, request]) => !isInterleaved(request)))(
    "%s: the emulator accepts it, with its addresses as they are",
    async (_, { body, endpoint, headers }) => {
      const path = pathOf(endpoint);
      expect(headers["X-DashScope-Async"] !== undefined).toBe(!path.includes("multimodal"));
      const { code, answer } = await callToItsEnd(emulator, path, await wholeBody(body));
      expect(code).toBeUndefined();
      expect(usageSchema.parse(answer.body.usage)).toBe(body.parameters.n ?? 1);
    },
  );

  it.each(known.filter(([, request]) => isInterleaved(request)))(
    "%s: the emulator says that it does not draw this",
    async (_, { body, endpoint }) => {
      const { code, answer } = await callToItsEnd(emulator, pathOf(endpoint), body);
      expect(code).toBe("InvalidParameter");
      expect(answer.body.output?.message ?? answer.body.message).toMatch(/enable_interleave/);
    },
  );
});
