import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { failureHelp } from "@/lib/core/failure/failure-help";
import { failureOf } from "@/lib/core/failure/told-failure";
import { addressGuard } from "@/lib/server/assets/address-guard";
import { advance } from "@/lib/server/engine/advance";
import type { EngineParts } from "@/lib/server/engine/engine-parts";
import { getStudio } from "@/lib/server/studio";
import { type OpenServer, openSandbox, openStudioHere } from "../support/in-process";
import { noisePicture } from "../support/pictures";
import { startPlainServer } from "../support/plain-server";
import { freePort, freshFolder, quick } from "../support/processes";
import { studioApi } from "../support/studio-api";

const ledgerSchema = z.object({
  requests: z.array(z.looseObject({ method: z.string(), body: z.unknown().optional() })),
});

let served: Buffer = Buffer.of();
/** Answered instead of the image. */
let status = 200;
const server = createServer((_, response) => response.writeHead(status).end(served));
let host = "";
let address = "";
let sandbox: OpenServer;
let studio: OpenServer;
let dataDir = "";
let parts: EngineParts;

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const at = server.address();
  host = `127.0.0.1:${typeof at === "object" ? at?.port : ""}`;
  address = `http://${host}/photo.png`;
  sandbox = await openSandbox(await freshFolder(), Number(quick.SANDBOX_SPEED));
  dataDir = await freshFolder();
  studio = await openStudioHere({
    ...quick,
    STUDIO_DATA_DIR: dataDir,
    SANDBOX_URL: sandbox.url,
    DASHSCOPE_BODY_LIMIT_MB: "1",
  });
  const open = await getStudio();
  // The steps are made here: nothing has a public address, so the guard is given a private one.
  await open.scheduler.stop();
  parts = { ...open, askAddress: addressGuard([host]) };
});
afterAll(async () => {
  await studio.stop();
  await sandbox.stop();
  server.closeAllConnections();
  server.close();
});

const paidBodies = async () => {
  const { requests } = ledgerSchema.parse(await (await fetch(`${sandbox.url}/ledger`)).json());
  return requests.filter(({ method }) => method === "POST").map(({ body }) => JSON.stringify(body));
};

/** Nothing here has a public address, so one is written into the database. */
function rememberAddress(assetId: string): void {
  const database = new DatabaseSync(join(dataDir, "studio.sqlite"));
  database.prepare("UPDATE assets SET source_url = ? WHERE id = ?").run(address, assetId);
  database.close();
}

/** A run of one imported image that is too large for a call, agreed to go by its address. */
async function begin(key: string, agreement: object = { sendAddresses: true }) {
  const api = studioApi(studio.url);
  served = await noisePicture(900, 900);
  const asset = await api.keep("photo.png", served);
  rememberAddress(asset.id);
  const inputs = [{ assetId: asset.id, boxes: [] }];
  const request = { model: "wan2.7-image", prompt: "Make it warm", inputs, ...agreement };
  return api.generate(request, key);
}

const agreed = async (key: string) =>
  generationEnvelopeSchema.parse(await (await begin(key)).json()).generation.id;

async function step(id: string) {
  await advance(parts, id);
  return studioApi(studio.url).generation(id);
}

it("an imported image goes by its address only if that was agreed to and still gives the same image", async () => {
  const before = (await paidBodies()).length;
  const refused = await begin("not agreed", {});
  expect([refused.status, (await refused.json()).errors[0].code]).toEqual([
    422,
    "inputs.bodyTooLarge",
  ]);

  const first = await step(await agreed("agreed"));
  expect(first).toMatchObject({ status: "pending", sentInputs: [{ address, changes: [] }] });
  const [body = "", ...others] = (await paidBodies()).slice(before);
  expect(others).toEqual([]);
  expect(body).toContain(address);
  expect(body).not.toContain("base64");

  const changed = await agreed("changed");
  served = await noisePicture(900, 899);
  expect(await step(changed)).toMatchObject({
    status: "failed",
    error: { code: "studio.addressDiffers" },
  });
  expect(await paidBodies()).toHaveLength(before + 1);
});

it("an image whose site is down for a moment is waited for, and then sent", async () => {
  const before = (await paidBodies()).length;
  const id = await agreed("for a moment");
  status = 503;
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const waiting = await step(id);
    expect(waiting).toMatchObject({ status: "queued", error: { code: "studio.addressAway" } });
    const help = { kind: "addressAway", action: "wait", billed: "no" };
    expect(failureHelp(waiting, failureOf(waiting), undefined)).toEqual(help);
  }
  status = 200;
  const sent = await step(id);
  expect(sent.status).toBe("pending");
  expect(sent.error).toBeUndefined();
  expect(await paidBodies()).toHaveLength(before + 1);
});

it("an image whose site stays away keeps a run for a limited time, and smaller copies help", async () => {
  const before = (await paidBodies()).length;
  const id = await agreed("for good");
  status = 503;
  let run = await step(id);
  for (let attempt = 2; attempt <= 6; attempt += 1) {
    expect(run.status).toBe("queued");
    run = await step(id);
  }
  status = 200;
  expect(run).toMatchObject({
    status: "failed",
    error: { code: "studio.addressAway" },
    cost: { total: 0 },
  });
  const help = { kind: "addressAway", action: "smallerCopies", billed: "no" };
  expect(failureHelp(run, failureOf(run), undefined)).toEqual(help);
  expect(await paidBodies()).toHaveLength(before);
});

it("an address gives the same image only if every byte of it comes, and nothing more", async () => {
  const whole = Buffer.from("a picture");
  const answers = addressGuard([host]);
  const answerTo = (bytes: string) => {
    served = Buffer.from(bytes);
    return answers(address, whole);
  };
  expect(await answerTo("a picture")).toBe("same");
  for (const other of ["a pictura", "a pictur", "a pictures", ""]) {
    expect(await answerTo(other), other).toBe("differs");
  }
  served = whole;
  expect(await addressGuard()(address, whole), "in a private network").toBe("differs");
});

it("an address tells what is gone from what is away", async () => {
  const whole = Buffer.from("a picture");
  served = whole;
  const answers = addressGuard([host, "127.0.0.1"]);
  const answerTo = async (next: number) => {
    status = next;
    const answer = await answers(address, whole);
    status = 200;
    return answer;
  };
  for (const gone of [401, 403, 404, 410]) expect(await answerTo(gone), `${gone}`).toBe("differs");
  for (const away of [408, 425, 429, 500, 502, 503, 504]) {
    expect(await answerTo(away), `${away}`).toBe("away");
  }
  expect(await answers(`http://127.0.0.1:${await freePort()}/photo.png`, whole)).toBe("away");
  const cut = await startPlainServer((_, response) => {
    response.writeHead(200, { "Content-Length": "9" });
    response.write("a pic", () => response.destroy());
  });
  expect(await answers(`${cut.url}/photo.png`, whole)).toBe("away");
  cut.close();
});
