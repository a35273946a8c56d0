import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { problemDetailsSchema } from "@/lib/core/api/problem-details";
import {
  type TokenRequest,
  tokenCreatedSchema,
  tokenEnvelopeSchema,
  tokensSchema,
} from "@/lib/core/api/token";
import { withAmount } from "@/lib/core/generation/money";
import { batchApi, modelsOf, sizes } from "../support/batches";
import { type OpenServer, openStudioHere } from "../support/in-process";
import { freshFolder, quick } from "../support/processes";
import { studioApi } from "../support/studio-api";

let studio: OpenServer;
let dataDir = "";

beforeAll(async () => {
  dataDir = await freshFolder();
  studio = await openStudioHere({ ...quick, STUDIO_DATA_DIR: dataDir });
});
afterAll(() => studio.stop());

/** A call of whoever sits at the studio, or of a program. */
async function call(method: string, path: string, body?: object, secret?: string) {
  const response = await fetch(`${studio.url}/api/${path}`, {
    method,
    headers: {
      "Content-Type": "application/json",
      "Idempotency-Key": crypto.randomUUID(),
      ...(secret === undefined ? {} : { Authorization: `Bearer ${secret}` }),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: await response.json() };
}

const unlimited: TokenRequest = {
  name: "nightly",
  role: "designer",
  models: null,
  budget: null,
  expiresAt: null,
};

async function makeToken(limits: Partial<TokenRequest> = {}) {
  const { status, body } = await call("POST", "tokens", { ...unlimited, ...limits });
  expect(status).toBe(201);
  return tokenCreatedSchema.parse(body);
}

const request = (prompt: string, model = "wan2.7-image", n = 1) => ({
  model,
  prompt,
  parameters: { n, size: "1K" },
});

const order = (secret: string, wanted: object) => call("POST", "generations", wanted, secret);

const listed = async (id: string) =>
  tokensSchema.parse((await call("GET", "tokens")).body).items.find((one) => one.id === id);

it("a token's secret is told once, and only its hash is kept", async () => {
  const { token, secret } = await makeToken();
  expect(secret.startsWith(token.start)).toBe(true);
  expect((await order(secret, request("A lamp"))).status).toBe(202);
  const again = JSON.stringify((await call("GET", "tokens")).body);
  expect(again).toContain(token.id);
  expect(again).not.toContain(secret);
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith("studio.sqlite")) continue;
    expect((await readFile(join(dataDir, name))).includes(secret)).toBe(false);
  }
  expect((await listed(token.id))?.lastUsedAt).toBeDefined();
});

it("a revoked token is refused from the next call on, and ends its streams; given back, it works", async () => {
  const { token, secret } = await makeToken();
  const stream = await fetch(`${studio.url}/api/events`, {
    headers: { Authorization: `Bearer ${secret}` },
  });
  expect(stream.status).toBe(200);
  const ended = stream.text();
  const revoked = await call("PATCH", `tokens/${token.id}`, { isRevoked: true });
  expect(tokenEnvelopeSchema.parse(revoked.body).token.revokedAt).toBeDefined();
  await ended;
  const refused = await call("GET", "models", undefined, secret);
  expect([refused.status, refused.body.code]).toEqual([401, "access.token"]);
  await call("PATCH", `tokens/${token.id}`, { isRevoked: false });
  expect((await call("GET", "models", undefined, secret)).status).toBe(200);
});

it("a header that carries no token of the studio's counts for nothing", async () => {
  expect((await call("GET", "models", undefined, "sk-of-dashscope")).status).toBe(200);
  expect((await call("GET", "models", undefined, "swatchbox_mistyped")).status).toBe(401);
});

it("an expired token is refused", async () => {
  const { secret } = await makeToken({ expiresAt: new Date(Date.now() - 1).toISOString() });
  expect((await call("GET", "models", undefined, secret)).status).toBe(401);
});

it("a token for some models runs no other, by itself or in a comparison", async () => {
  const { secret } = await makeToken({ models: ["wan2.7-image"] });
  const refused = await order(secret, request("A jug", "wan2.7-image-pro"));
  expect(refused.status).toBe(422);
  const [fault] = problemDetailsSchema.parse(refused.body).errors ?? [];
  expect(fault).toMatchObject({ path: "model", code: "model.notAllowed" });
  expect(fault?.message).toContain("wan2.7-image");
  const comparison = await call(
    "POST",
    "batches",
    {
      name: "Two models",
      request: { ...request("A jug"), inputs: [] },
      axes: [modelsOf("wan2.7-image", "wan2.7-image-pro")],
    },
    secret,
  );
  const found = problemDetailsSchema.parse(comparison.body).errors?.map(({ code }) => code);
  expect([comparison.status, found]).toEqual([422, ["model.notAllowed"]]);
  expect((await order(secret, request("A jug"))).status).toBe(202);
});

it("a token that names a model which is not there is refused at its field", async () => {
  const { status, body } = await call("POST", "tokens", { ...unlimited, models: ["wan9"] });
  expect(status).toBe(422);
  expect(body.errors[0]).toMatchObject({ path: "models.0", code: "model.unknown" });
});

it("a program never orders more than its budget, however many calls it makes at once", async () => {
  const one = await makeToken();
  const first = await order(one.secret, request("The price of one"));
  const { cost } = generationEnvelopeSchema.parse(first.body).generation;
  if (!cost) throw new Error("It has no price.");
  const threeCost = withAmount({}, cost.currency, 3 * cost.total);
  const budget = { amounts: threeCost, per: "day" as const };
  const { token, secret } = await makeToken({ budget });
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) => order(secret, request(`Cup ${index}`))),
  );
  const taken = answers.filter(({ status }) => status === 202);
  expect(taken).toHaveLength(3);
  const refused = answers.filter(({ status }) => status === 402);
  expect(refused).toHaveLength(5);
  for (const { body } of refused) {
    expect(body.code).toBe("budget.ofToken");
    expect(body.title).toContain(`${cost.total}`);
  }
  const api = studioApi(studio.url);
  for (const { body } of taken) {
    await api.untilEnded(generationEnvelopeSchema.parse(body).generation.id);
  }
  // Charged now instead of expected, and counted as before.
  expect((await listed(token.id))?.spent).toEqual(threeCost);
  expect((await order(secret, request("One more"))).status).toBe(402);
  // Others are not limited by it.
  expect((await order(one.secret, request("Another's"))).status).toBe(202);
});

it("a program lets no run go on that others ordered", async () => {
  const batch = {
    name: "Held",
    request: { ...request("A vase"), inputs: [] },
    axes: [sizes("768*768", "1K")],
    isPaused: true,
  };
  const made = await batchApi(studio.url).createBatch(batch, "held");
  const path = `batches/${made.batch.id}`;
  const { secret } = await makeToken();
  const resumed = await call("PATCH", path, { isPaused: false }, secret);
  expect([resumed.status, resumed.body.code]).toEqual([403, "access.notAllowed"]);
  expect((await call("PATCH", path, { name: "Renamed" }, secret)).status).toBe(200);
  expect((await call("PATCH", path, { isPaused: false })).status).toBe(200);
});
