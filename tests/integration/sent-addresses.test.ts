import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { givesSameImage } from "@/lib/server/assets/address-guard";
import { type OpenServer, openSandbox, openStudioHere } from "../support/in-process";
import { noisePicture } from "../support/pictures";
import { freshFolder, quick } from "../support/processes";
import { studioApi } from "../support/studio-api";

const ledgerSchema = z.object({
  requests: z.array(z.looseObject({ method: z.string(), body: z.unknown().optional() })),
});

let served: Buffer = Buffer.of();
const server = createServer((_, response) => response.end(served));
let host = "";
let address = "";
let sandbox: OpenServer;
let studio: OpenServer;
let dataDir = "";

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
    STUDIO_IMPORT_HOSTS: host,
    SANDBOX_URL: sandbox.url,
    DASHSCOPE_BODY_LIMIT_MB: "1",
  });
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

/** Nothing here has a public address, so the database is told of one. */
function rememberAddress(assetId: string): void {
  const database = new DatabaseSync(join(dataDir, "studio.sqlite"));
  database.prepare("UPDATE assets SET source_url = ? WHERE id = ?").run(address, assetId);
  database.close();
}

it("an imported image goes by its address only if that was agreed to and still gives the same image", async () => {
  const api = studioApi(studio.url);
  served = await noisePicture(900, 900);
  const asset = await api.keep("photo.png", served);
  rememberAddress(asset.id);
  const inputs = [{ assetId: asset.id, boxes: [] }];
  const request = { model: "wan2.7-image", prompt: "Make it warm", inputs };

  const refused = await api.generate(request, "not agreed");
  expect([refused.status, (await refused.json()).errors[0].code]).toEqual([
    422,
    "inputs.bodyTooLarge",
  ]);
  expect(await paidBodies()).toEqual([]);

  const agreed = { ...request, sendAddresses: true };
  const begin = async (key: string) =>
    generationEnvelopeSchema.parse(await (await api.generate(agreed, key)).json()).generation;
  const first = await api.untilEnded((await begin("agreed")).id);
  expect(first.sentInputs).toMatchObject([{ address, changes: [] }]);
  const [body = ""] = await paidBodies();
  expect(body).toContain(address);
  expect(body).not.toContain("base64");

  served = await noisePicture(900, 899);
  const second = await api.untilEnded((await begin("changed")).id);
  expect(second).toMatchObject({ status: "failed", error: { code: "studio.addressDiffers" } });
  expect(await paidBodies()).toHaveLength(1);
});

it("an address gives the same image only if every byte of it comes, and nothing more", async () => {
  const whole = Buffer.from("a picture");
  const same = (bytes: string) => {
    served = Buffer.from(bytes);
    return givesSameImage(address, whole, [host]);
  };
  expect(await same("a picture")).toBe(true);
  for (const other of ["a pictura", "a pictur", "a pictures", ""]) {
    expect(await same(other), other).toBe(false);
  }
  served = whole;
  expect(await givesSameImage(address, whole, []), "in a private network").toBe(false);
});
