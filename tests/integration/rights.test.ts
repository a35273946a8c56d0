import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { programRoleSchema, type Right, rightsOf } from "@/lib/core/access/rights";
import { tokenCreatedSchema } from "@/lib/core/api/token";
import { type OpenServer, openStudioHere } from "../support/in-process";
import { freshFolder, quick } from "../support/processes";

/** Every call of the API with the right that it needs; `open` for those that everybody may make. */
const calls: Record<string, Partial<Record<string, Right | "open">>> = {
  assets: { GET: "look", POST: "organise" },
  "assets/[id]": { GET: "look", PATCH: "rate", DELETE: "organise" },
  "assets/[id]/copy": { GET: "look" },
  "assets/[id]/lineage": { GET: "look" },
  "assets/[id]/original": { GET: "look" },
  "assets/[id]/preview": { GET: "look" },
  "assets/[id]/reshape": { POST: "organise" },
  "assets/[id]/thumb": { GET: "look" },
  "assets/[id]/tiles/[level]/[column]/[row]": { GET: "look" },
  "assets/changes": { POST: "rate" },
  "assets/facets": { GET: "look" },
  "assets/import": { POST: "organise" },
  "assets/outline": { GET: "look" },
  batches: { GET: "look", POST: "run" },
  "batches/[id]": { GET: "look", PATCH: "run", DELETE: "organise" },
  "batches/[id]/cancel": { POST: "run" },
  "batches/[id]/extend": { POST: "run" },
  "batches/[id]/restore": { POST: "organise" },
  "batches/[id]/retry": { POST: "run" },
  "batches/images": { POST: "organise" },
  "batches/plan": { POST: "look" },
  boards: { GET: "look", POST: "organise" },
  "boards/[id]": { PATCH: "organise", DELETE: "organise" },
  "boards/[id]/restore": { POST: "organise" },
  events: { GET: "look" },
  exports: { POST: "look" },
  "exports/[id]": { GET: "look" },
  generations: { GET: "look", POST: "run" },
  "generations/[id]": { GET: "look" },
  "generations/[id]/answer": { GET: "look" },
  "generations/[id]/cancel": { POST: "run" },
  "generations/[id]/dismiss": { POST: "organise" },
  "generations/[id]/restore": { POST: "organise" },
  "generations/[id]/retry": { POST: "run" },
  health: { GET: "open" },
  imports: { POST: "organise" },
  metrics: { GET: "look" },
  models: { GET: "look" },
  "openapi.json": { GET: "look" },
  prompts: { GET: "look" },
  "recipes/read": { POST: "look" },
  "requests/code": { POST: "look" },
  "requests/preview": { POST: "look" },
  "saved-items": { GET: "look", POST: "organise" },
  "saved-items/[id]": { PATCH: "organise", DELETE: "organise" },
  "saved-items/[id]/restore": { POST: "organise" },
  session: { POST: "open", DELETE: "open" },
  spend: { GET: "look" },
  tokens: { GET: "administer", POST: "administer" },
  "tokens/[id]": { PATCH: "administer" },
  "trash/empty": { POST: "erase" },
  waits: { GET: "look" },
};
const rows = Object.entries(calls).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, right]) => [`${method} ${path}`, right ?? "open"] as const),
);

const files = import.meta.glob<Record<string, unknown>>("../../app/api/**/route.ts");
const handledMethods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

let studio: OpenServer;
const headers = new Map<string, Record<string, string>>();

beforeAll(async () => {
  const password = "long and secret";
  studio = await openStudioHere({
    ...quick,
    STUDIO_DATA_DIR: await freshFolder(),
    STUDIO_PASSWORD: password,
  });
  const json = { "Content-Type": "application/json" };
  const post = (path: string, body: object, extra = {}) =>
    fetch(`${studio.url}/api/${path}`, {
      method: "POST",
      headers: { ...json, ...extra },
      body: JSON.stringify(body),
    });
  const signedIn = await post("session", { password });
  const session = { Cookie: signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "" };
  headers.set("owner", session);
  headers.set("nobody", {});
  headers.set("wrong token", { Authorization: "Bearer swatchbox_wrong" });
  for (const role of programRoleSchema.options) {
    const asked = { name: role, role, models: null, budget: null, expiresAt: null };
    const made = tokenCreatedSchema.parse(await (await post("tokens", asked, session)).json());
    headers.set(role, { Authorization: `Bearer ${made.secret}` });
  }
});
afterAll(() => studio.stop());

/** The status of a call that asks for nothing in particular, so that nothing comes of it. */
async function statusOf(call: string, caller: string): Promise<number> {
  const [method = "", path = ""] = call.split(" ");
  const leaving = new AbortController();
  const response = await fetch(`${studio.url}/api/${path.replace(/\[\w+\]/g, "0")}`, {
    method,
    headers: { ...headers.get(caller), "Content-Type": "application/json" },
    ...(method === "GET" ? {} : { body: JSON.stringify({ assetIds: [] }) }),
    signal: leaving.signal,
  });
  leaving.abort();
  return response.status;
}

const roles = [...programRoleSchema.options, "owner"] as const;

describe("every call of the API", () => {
  it("stands in the list above", async () => {
    const found: string[] = [];
    for (const [file, load] of Object.entries(files)) {
      const path = file.split("/api/")[1]?.replace("/route.ts", "") ?? "";
      if (path === "[...path]") continue;
      const handlers = await load();
      const methods = handledMethods.filter((method) => method in handlers);
      found.push(...methods.map((method) => `${method} ${path}`));
    }
    expect(found.sort()).toEqual(rows.map(([call]) => call).sort());
  });

  it.each(rows)("%s needs the right “%s”", async (call, right) => {
    for (const caller of ["nobody", "wrong token"]) {
      const status = await statusOf(call, caller);
      // A wrong password is refused in the same way.
      if (right !== "open") expect([caller, status]).toEqual([caller, 401]);
      else expect([caller, status]).not.toEqual([caller, 403]);
    }
    // Ending the session would end the walk.
    for (const role of right === "open" ? [] : roles) {
      const may = right !== "open" && rightsOf(role).includes(right);
      const status = await statusOf(call, role);
      if (may) expect([role, 401, 403]).not.toContain(status);
      else expect([role, status]).toEqual([role, 403]);
    }
  });
});

it("a path that no call has tells nobody so", async () => {
  expect(await statusOf("GET nothing", "nobody")).toBe(401);
  expect(await statusOf("GET nothing", "reviewer")).toBe(404);
});

it("a reviewer rates images and moves none", async () => {
  const change = (patch: object) =>
    fetch(`${studio.url}/api/assets/0`, {
      method: "PATCH",
      headers: { ...headers.get("reviewer"), "Content-Type": "application/json" },
      body: JSON.stringify(patch),
    });
  expect((await change({ rating: 4, starred: true, note: "more red" })).status).toBe(404);
  expect((await change({ rating: 4, trashed: true })).status).toBe(403);
  expect((await change({ name: "other" })).status).toBe(403);
});
