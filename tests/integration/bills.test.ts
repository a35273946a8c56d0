import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Generation, generationEnvelopeSchema } from "@/lib/core/api/generation";
import { costOf, costOfRequest } from "@/lib/core/generation/price";
import { expectedPixels, expectedSize } from "@/lib/core/generation/size/size";
import { situationOf } from "@/lib/core/generation/validate";
import { catalog } from "@/lib/core/models/catalog";
import { regions } from "@/lib/core/models/region";
import { type OpenServer, openSandbox, openStudioHere } from "../support/in-process";
import { plainPicture } from "../support/pictures";
import { freshFolder } from "../support/processes";
import { pictures, runnableDrafts } from "../support/runnable-drafts";
import { studioApi } from "../support/studio-api";

const ledgerSchema = z.object({
  tasks: z.array(
    z.object({
      requestId: z.string(),
      images: z.number(),
      cost: z.record(z.string(), z.number()),
    }),
  ),
});

/** DashScope's limits and advice hold for its own clock; this one runs a thousand times as fast. */
const speed = 1000;
const unhurried = Object.fromEntries(
  catalog.map(({ id }) => [id, { submissionsPerSecond: 50, tasksAtOnce: null, pollSeconds: 1 }]),
);

let upstream: OpenServer;
let dataDir: string;
beforeAll(async () => {
  upstream = await openSandbox(await freshFolder(), speed);
  dataDir = await freshFolder();
  await writeFile(join(dataDir, "models.json"), JSON.stringify(unhurried));
});
afterAll(() => upstream.stop());

const openIn = (region: string) =>
  openStudioHere({
    STUDIO_DATA_DIR: dataDir,
    DASHSCOPE_API_KEY: "sk-ws-bills",
    DASHSCOPE_REGION: region,
    DASHSCOPE_BASE_URL: upstream.url,
    STUDIO_MODELS: join(dataDir, "models.json"),
  });

/** What the sandbox's ledger has of a run. */
async function billOf({ requestId }: Generation) {
  const { tasks } = ledgerSchema.parse(await (await fetch(`${upstream.url}/ledger`)).json());
  const bill = tasks.find((task) => task.requestId === requestId);
  if (!bill) throw new Error(`The ledger lacks ${requestId}.`);
  return bill;
}

/** The form says "about": what is drawn may be rounded to multiples of 16. */
const isAbout = (drawn: number, said: number) => Math.abs(drawn - said) <= Math.max(16, said / 50);

// tests/browser/compose/bills.test.ts reads what the page says of the same drafts.
describe.each(regions)("of 200 drafts over all models and regions, those of %s", (region) => {
  it("are billed as the button says and drawn as large as the form says", async () => {
    const studio = await openIn(region);
    const api = studioApi(studio.url);
    const kept = [];
    for (const { width, height } of pictures)
      kept.push(await api.keep(`${width}.png`, await plainPicture(width, height)));
    const drafts = runnableDrafts(
      200,
      kept.map(({ id }) => id),
    ).filter((one) => one.region === region);
    const ids = await Promise.all(
      drafts.map(async ({ request }, index) => {
        const response = await api.generate(request, `${region}-${index}`);
        return generationEnvelopeSchema.parse(await response.json()).generation.id;
      }),
    );
    for (const [index, { request, model }] of drafts.entries()) {
      const generation = await api.untilEnded(ids[index] ?? "");
      const about = JSON.stringify(request);
      expect(generation.status, about).toBe("succeeded");
      const bill = await billOf(generation);

      const said = costOfRequest(request, model, region);
      // How long a set becomes is up to the model; the button says what it costs at most.
      if (request.parameters.sequential) expect(bill.images).toBeLessThanOrEqual(said?.images ?? 0);
      else expect(bill.images, about).toBe(request.parameters.n ?? model.parameters.n.default);
      expect(bill.cost[region], about).toBe(said && costOf(bill.images, said).total);
      expect(generation.cost?.total, about).toBe(bill.cost[region]);

      expect(generation.outputs).toHaveLength(bill.images);
      const { size = model.parameters.size?.default } = request.parameters;
      const last = request.inputs.at(-1);
      const lastPicture = pictures[kept.findIndex(({ id }) => id === last?.assetId)];
      const expected = expectedSize(model, size, lastPicture);
      const isOpen = size === undefined && !last && model.unsetSize?.choosesRatio;
      for (const { width, height } of generation.outputs) {
        if (!expected) throw new Error(`The form says nothing of the size: ${about}`);
        const drawn = `${about} drawn as ${width} × ${height}`;
        if (isOpen) {
          const pixels = expectedPixels(model, size, situationOf(request, model)) ?? 0;
          expect(Math.abs(width * height - pixels) / pixels, drawn).toBeLessThan(0.05);
        } else {
          expect(isAbout(width, expected.width), drawn).toBe(true);
          expect(isAbout(height, expected.height), drawn).toBe(true);
        }
      }
    }
    await studio.stop();
  });
});
