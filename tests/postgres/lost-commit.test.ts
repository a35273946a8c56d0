import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { databaseFor } from "../support/database-settings";
import { type OpenServer, openSandbox, openStudioHere } from "../support/in-process";
import { type LossyDatabase, startLossyDatabase } from "../support/lossy-database";
import { plainPicture } from "../support/pictures";
import { freshFolder, quick } from "../support/processes";
import { studioApi } from "../support/studio-api";

let sandbox: OpenServer;
let database: LossyDatabase;
let studio: OpenServer;
beforeAll(async () => {
  const dataDir = await freshFolder();
  sandbox = await openSandbox(await freshFolder(), Number(quick.SANDBOX_SPEED));
  database = await startLossyDatabase(await databaseFor(dataDir));
  studio = await openStudioHere({
    ...quick,
    STUDIO_DATA_DIR: dataDir,
    STUDIO_DATABASE_URL: database.url,
    SANDBOX_URL: sandbox.url,
  });
});
afterAll(async () => {
  await studio.stop();
  database.close();
  await sandbox.stop();
});

const ledgerSchema = z.object({ billed: z.number() });

it("a run whose intent was kept without an answer was not sent: it goes on by itself (promises 1 and 4)", async () => {
  const api = studioApi(studio.url);
  const inputs = [
    { assetId: (await api.keep("a.png", await plainPicture(500, 500))).id, boxes: [] },
  ];
  const { lost } = database.loseCommitAfter('"sent_inputs" = ');
  const response = await api.generate(
    { model: "qwen-image-edit", prompt: "A quay", inputs },
    "lost",
  );
  const { generation } = generationEnvelopeSchema.parse(await response.json());
  await lost;
  expect(await api.untilEnded(generation.id)).toMatchObject({ status: "succeeded" });
  const ledger = ledgerSchema.parse(await (await fetch(`${sandbox.url}/ledger`)).json());
  expect(ledger.billed).toBe(1);
});
