import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { openStudioHere } from "../support/in-process";
import { plainPicture } from "../support/pictures";
import { freshFolder } from "../support/processes";
import { studioApi } from "../support/studio-api";

it("an unreadable row hides none of the others", async () => {
  const dataDir = await freshFolder();
  const settings = { STUDIO_DATA_DIR: dataDir, SANDBOX_URL: "http://127.0.0.1:1" };
  const studio = await openStudioHere(settings);
  const api = studioApi(studio.url);
  const images: string[] = [];
  for (const word of ["one", "two", "three"]) {
    const image = await api.keep(`${word}.png`, await plainPicture(100, 100 + images.length));
    const run = { model: "wan2.7-image", prompt: word, inputs: [], parameters: {} };
    await api.generate(run, word);
    await api.post("/api/boards", { name: word });
    const content = { kind: "snippet", text: word };
    expect((await api.post("/api/saved-items", { name: word, content })).status).toBe(201);
    images.push(image.id);
    const made = await api.post(
      "/api/batches/images",
      { name: word, assetIds: [images[0], image.id] },
      { "Idempotency-Key": `batch ${word}` },
    );
    expect(made.status).toBeLessThan(300);
  }
  const database = new DatabaseSync(join(dataDir, "studio.sqlite"));
  const second = (table: string) => `id = (SELECT id FROM ${table} ORDER BY id LIMIT 1 OFFSET 1)`;
  database.exec(
    `
    UPDATE assets SET created_at = 9e15 WHERE ${second("assets")};
    UPDATE generations SET request = '{"model":' WHERE ${second("generations")};
    UPDATE boards SET created_at = 9e15 WHERE ${second("boards")};
    UPDATE saved_items SET content = '[]' WHERE ${second("saved_items")};
    UPDATE batches SET name = x'00', created_at = 9e15 WHERE ${second("batches")};
  `,
  );
  database.close();

  const warned: string[] = [];
  const listen = (warning: Error) => void warned.push(warning.message);
  process.on("warning", listen);
  const listed = async (path: string, name: string) => {
    const response = await api.get(`/api/${path}`);
    expect(response.status, path).toBe(200);
    return (await response.json())[name].length;
  };
  expect(await listed("assets", "items")).toBe(2);
  expect(await listed("generations", "items")).toBe(2);
  expect(await listed("generations?q=three", "items")).toBe(1);
  expect(await listed("prompts", "prompts")).toBe(2);
  expect(await listed("boards", "items")).toBe(2);
  expect(await listed("saved-items?kind=snippet", "items")).toBe(2);
  expect(await listed("batches", "items")).toBe(2);
  await expect.poll(() => warned.filter((text) => text.includes("cannot be read")).length).toBe(5);
  process.off("warning", listen);
  await studio.stop();
});
