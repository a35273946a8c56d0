import { afterAll, beforeAll, expect, it } from "vitest";
import { savedItemEnvelopeSchema, savedItemsSchema } from "@/lib/core/api/saved-item";
import { startingPalette } from "@/lib/core/palette/starting-palette";
import { type OpenServer, openStudioHere } from "../support/in-process";
import { freshFolder } from "../support/processes";
import { studioApi } from "../support/studio-api";

let studio: OpenServer;
let dataDir = "";
beforeAll(async () => {
  dataDir = await freshFolder();
  studio = await openStudioHere({ STUDIO_DATA_DIR: dataDir });
});
afterAll(() => studio.stop());

const api = () => studioApi(studio.url);
const list = async (kind: string) => {
  const answer = await api().get(`/api/saved-items?kind=${kind}`);
  return savedItemsSchema.parse(await answer.json()).items;
};
const names = async (kind: string) => (await list(kind)).map(({ name }) => name);
const save = async (name: string, content: unknown) => {
  const answer = await api().post("/api/saved-items", { name, content });
  expect(answer.status).toBe(201);
  return savedItemEnvelopeSchema.parse(await answer.json()).item;
};
const send = (method: string, path: string, body?: unknown) =>
  fetch(`${studio.url}/api/saved-items/${path}`, {
    method,
    headers: { "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

it("palettes, snippets and drafts are saved under names, separately by kind, and survive a restart", async () => {
  const palette = { kind: "palette", palette: startingPalette };
  await save("黄昏", palette);
  await save(" Clay and sage ", palette);
  await save("closing words", { kind: "snippet", text: "soft light, film grain" });
  const draft = { model: "wan2.7-image", prompt: "A dune", parameters: { size: "1K" } };
  await save("dunes", { kind: "preset", draft });

  await studio.stop();
  studio = await openStudioHere({ STUDIO_DATA_DIR: dataDir });
  expect(await names("palette")).toEqual(["Clay and sage", "黄昏"]);
  expect((await list("palette"))[1]?.content).toEqual(palette);
  expect(await names("snippet")).toEqual(["closing words"]);
  expect((await list("preset"))[0]?.content).toEqual({ kind: "preset", draft });
});

it("they are renamed, hidden and brought back", async () => {
  const { id } = await save("x", { kind: "snippet", text: "y" });
  expect((await send("PATCH", id, { name: "z" })).status).toBe(200);
  expect((await send("DELETE", id)).status).toBe(200);
  expect(await names("snippet")).not.toContain("z");
  expect((await send("POST", `${id}/restore`)).status).toBe(200);
  expect(await names("snippet")).toContain("z");
});

it("an invalid item is refused at its field, and an unknown one is not found", async () => {
  const nameless = await api().post("/api/saved-items", {
    name: " ",
    content: { kind: "snippet", text: "x" },
  });
  expect(nameless.status).toBe(422);
  expect((await nameless.json()).errors[0]).toMatchObject({ path: "name" });
  const strange = await api().post("/api/saved-items", { name: "x", content: { kind: "song" } });
  expect(strange.status).toBe(422);
  expect((await send("DELETE", "018f0000-0000-7000-8000-000000000001")).status).toBe(404);
  expect((await api().get("/api/saved-items?kind=song")).status).toBe(422);
});
