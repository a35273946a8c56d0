import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { diskFaults } from "../support/disk-faults";
import { type FaultProxy, type Moment, startFaultProxy } from "../support/fault-proxy";
import { type OpenServer, openSandbox } from "../support/in-process";
import { billedAt, creation } from "../support/paid-answer";
import { plainPicture } from "../support/pictures";
import {
  freshFolder,
  quick,
  type RunningServer,
  startStudioWithoutPages,
} from "../support/processes";
import { studioApi } from "../support/studio-api";

let sandbox: OpenServer;
let proxy: FaultProxy;
beforeAll(async () => {
  sandbox = await openSandbox(await freshFolder(), Number(quick.SANDBOX_SPEED));
  proxy = await startFaultProxy(sandbox.url);
});
afterAll(async () => {
  proxy.close();
  await sandbox.stop();
});

const billed = () => billedAt(sandbox.url);

const answer: Moment = { ...creation, phase: "answer" };
const lookUp: Moment = {
  method: "GET",
  path: /\/tasks\/[\w-]+$/,
  phase: "answer",
  answer: /"SUCCEEDED"/,
};
const image: Moment = { method: "GET", path: /\/results\//, phase: "answer" };
const steps: [string, string, Moment][] = [
  ["wan2.7-image", "answer to the call", answer],
  ["wan2.7-image", "answer to the look-up", lookUp],
  ["wan2.7-image", "image", image],
  ["qwen-image-edit", "answer to the call", answer],
  ["qwen-image-edit", "image", image],
];

/** Something was refused: a step of the engine, an image, or an answer that was to be recorded. */
const refusals = /"code":"storage\.|"msg":"engine"/g;
const refusalsIn = (studio: RunningServer) => studio.output().match(refusals)?.length ?? 0;

describe.each(Object.entries(diskFaults))("while the disk %s", (fault, begin) => {
  let studio: RunningServer;
  let dataDir = "";
  beforeAll(async () => {
    dataDir = await freshFolder();
    studio = await startStudioWithoutPages(
      { ...quick, STUDIO_DATA_DIR: dataDir, SANDBOX_URL: proxy.url, STUDIO_LOG_LEVEL: "warn" },
      // To root nothing is read-only.
      { mindsRights: fault === "is read-only" },
    );
  });
  afterAll(() => studio.stop());

  it.each(steps)(
    "a run of %s that comes to the %s loses nothing, and is sent once",
    async (...step) => {
      const [model, name, moment] = step;
      const api = studioApi(studio.url);
      const sentBefore = proxy.count(creation.method, creation.path);
      const billedBefore = await billed();
      const input = await api.keep("a.png", await plainPicture(500, 500));
      const inputs = model === "qwen-image-edit" ? [{ assetId: input.id, boxes: [] }] : [];
      const held = proxy.hold({ ...moment });
      const response = await api.generate(
        { model, prompt: "A quay", inputs, parameters: { n: 1 } },
        `${model} ${name}`,
      );
      const { generation } = generationEnvelopeSchema.parse(await response.json());
      await held.reached;
      const refusedBefore = refusalsIn(studio);
      const mend = await begin(dataDir, studio.pid);
      held.release();
      await expect.poll(() => refusalsIn(studio)).toBeGreaterThan(refusedBefore);
      await mend();
      const ended = await api.untilEnded(generation.id);
      expect(ended).toMatchObject({ status: "succeeded", failures: [] });
      expect(ended.outputs).toHaveLength(1);
      for (const { urls, sha256 } of ended.outputs) {
        const content = await (await api.get(urls.original)).bytes();
        expect(createHash("sha256").update(content).digest("hex")).toBe(sha256);
      }
      expect(proxy.count(creation.method, creation.path) - sentBefore).toBe(1);
      expect((await billed()) - billedBefore).toBe(1);
    },
  );
});
