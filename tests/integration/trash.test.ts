import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Asset, assetPageSchema, assetSchema } from "@/lib/core/api/asset";
import type { Generation } from "@/lib/core/api/generation";
import { boardEnvelopeSchema, trashEmptiedSchema } from "@/lib/core/api/library";
import { plainPicture } from "../support/pictures";
import {
  freshFolder,
  quick,
  type RunningServer,
  runScript,
  startStudioWithoutPages,
} from "../support/processes";
import { studioApi } from "../support/studio-api";

let studio: RunningServer;
let dataDir = "";
const settings = () => ({ STUDIO_DATA_DIR: dataDir, ...quick });
beforeAll(async () => {
  dataDir = await freshFolder();
  studio = await startStudioWithoutPages(settings());
});
afterAll(() => studio.stop());

const api = () => studioApi(studio.url);
const send = (method: string, path: string, body?: unknown) =>
  fetch(`${studio.url}/api/${path}`, {
    method,
    headers: { "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const list = async (query: string): Promise<Asset[]> =>
  assetPageSchema.parse(await (await api().get(`/api/assets?limit=200&${query}`)).json()).items;
const trash = async (...assetIds: string[]) =>
  expect(
    (await send("POST", "assets/changes", { assetIds, change: { trashed: true } })).status,
  ).toBe(200);
const empty = async (assetIds?: string[]) =>
  trashEmptiedSchema.parse(
    await (await send("POST", "trash/empty", assetIds ? { assetIds } : {})).json(),
  ).assetIds;
const statusOf = async (path: string) => (await api().get(`/api/${path}`)).status;
const check = () => runScript("scripts/check-blobs.mjs", { STUDIO_DATA_DIR: dataDir });
const expectSound = async () => {
  const { code, output } = await check();
  expect(output).toContain("0 faults, 0 orphans.");
  expect(code).toBe(0);
};
const files = async (folder: string) => {
  const names = await readdir(join(dataDir, folder), { recursive: true });
  return names.filter((name) => /[0-9a-f]{64}/.test(name));
};

let pictures = 300;
let keys = 0;
async function upload(): Promise<Asset> {
  pictures += 1;
  return api().keep("picture.png", await plainPicture(pictures, 300));
}
async function run(prompt: string, inputs: string[]): Promise<Generation> {
  keys += 1;
  const answer = await api().generate(
    {
      model: "wan2.7-image",
      prompt,
      inputs: inputs.map((assetId) => ({ assetId })),
      parameters: { size: "768*768", n: 1 },
    },
    `trash-${keys}`,
  );
  expect(answer.status).toBe(202);
  return api().untilEnded((await answer.json()).generation.id);
}
const outputOf = ({ outputs: [output] }: Generation): Asset => {
  if (!output) throw new Error("The run has no image.");
  return output;
};

it("an image that nothing else refers to is deleted with its file and everything made from it", async () => {
  const { id, sha256 } = await upload();
  await trash(id);
  expect(await statusOf(`assets/${id}/original`)).toBe(200);
  expect(await empty()).toEqual([id]);
  expect(await statusOf(`assets/${id}`)).toBe(404);
  expect(await statusOf(`assets/${id}/thumb`)).toBe(404);
  expect([...(await files("blobs")), ...(await files("derivatives"))].join()).not.toContain(sha256);
  expect(await list("trashed=true")).toEqual([]);
  await expectSound();
});

it("an input stays as long as a run that used it has an image", async () => {
  const input = await upload();
  const generation = await run("A door", [input.id]);
  await trash(input.id);
  expect(await empty([input.id])).toEqual([input.id]);
  expect((await list("")).map(({ id }) => id)).not.toContain(input.id);
  const kept = assetSchema.parse(await (await api().get(`/api/assets/${input.id}`)).json());
  expect(kept.purgedAt).toBeDefined();
  expect(await statusOf(`assets/${input.id}/original`)).toBe(200);
  // Taken up again, it runs as it did.
  const again = await run("A door", [input.id]);
  expect(again.status).toBe("succeeded");
  await expectSound();
  await trash(outputOf(generation).id, outputOf(again).id);
  await empty();
  expect(await statusOf(`assets/${input.id}`)).toBe(404);
  const late = await api().generate(
    { model: "wan2.7-image", prompt: "A door", inputs: [{ assetId: input.id }], parameters: {} },
    "trash-late",
  );
  expect(late.status).toBe(422);
  await expectSound();
});

it("an input of a run that ended without images stays until the run is dismissed", async () => {
  const input = await upload();
  const failed = await run("[[fail:DataInspectionFailed]] A door", [input.id]);
  expect(failed.status).toBe("failed");
  await trash(input.id);
  await empty();
  expect(await statusOf(`assets/${input.id}/thumb`)).toBe(200);
  expect((await send("POST", `generations/${failed.id}/dismiss`)).status).toBe(200);
  expect(await statusOf(`assets/${input.id}/thumb`)).toBe(404);
  await expectSound();
});

it("the same file comes back from the trash, and after the trash was emptied", async () => {
  const content = await plainPicture(291, 300);
  const { id } = await api().keep("first.png", content);
  await trash(id);
  expect(await api().keep("again.png", content)).toMatchObject({ id, name: "first.png" });
  expect((await list("")).map((asset) => asset.id)).toContain(id);
  await run("A window", [id]).then(async (generation) => {
    await trash(id, outputOf(generation).id);
    await empty();
  });
  const back = await api().keep("once more.png", content);
  expect(await statusOf(`assets/${back.id}/original`)).toBe(200);
  expect((await list("q=first")).concat(await list("q=once"))).toHaveLength(1);
  await expectSound();
});

it("work that a crash interrupted is done at the next start, and old trash empties itself", async () => {
  const { id, sha256 } = await upload();
  const place = join(dataDir, "blobs", sha256.slice(0, 2));
  await trash(id);
  await empty();
  await studio.crash();
  const { DatabaseSync } = await import("node:sqlite");
  const database = new DatabaseSync(join(dataDir, "studio.sqlite"));
  // As it is between the decision and the removal of the file.
  database.prepare("INSERT INTO gone_blobs (sha256, decided_at) VALUES (?, ?)").run(sha256, 0);
  await mkdir(place, { recursive: true });
  await writeFile(join(place, sha256), await plainPicture(pictures, 300));
  expect((await check()).output).toContain("1 orphans.");
  studio = await startStudioWithoutPages(settings());
  const old = await upload();
  await trash(old.id);
  await studio.stop();
  await expectSound();
  const longAgo = Date.now() - 31 * 24 * 60 * 60_000;
  database.prepare("UPDATE assets SET trashed_at = ? WHERE id = ?").run(longAgo, old.id);
  database.close();
  studio = await startStudioWithoutPages({ ...settings(), STUDIO_TRASH_DAYS: "0" });
  expect((await list("trashed=true")).map((asset) => asset.id)).toContain(old.id);
  await studio.stop();
  studio = await startStudioWithoutPages(settings());
  while ((await statusOf(`assets/${old.id}`)) !== 404) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await expectSound();
});

it("whatever is done, no file is missing, none is left over, and every image shown is whole", async () => {
  const step = fc.record({
    act: fc.constantFrom("upload", "run", "trash", "trash", "restore", "empty", "board", "dismiss"),
    pick: fc.nat(),
  });
  const { board } = boardEnvelopeSchema.parse(
    await (await send("POST", "boards", { name: "Any" })).json(),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
      for (const { act, pick } of steps) {
        const shown = await list("");
        const trashed = await list("trashed=true");
        const one = shown[pick % Math.max(1, shown.length)];
        const thrown = trashed[pick % Math.max(1, trashed.length)];
        if (act === "upload") await upload();
        if (act === "run") {
          const prompt = pick % 3 === 0 ? "[[fail:DataInspectionFailed]] a hill" : "a hill";
          await run(prompt, one ? [one.id] : []);
        }
        if (act === "trash" && one) await trash(one.id);
        if (act === "restore" && thrown) {
          await send("PATCH", `assets/${thrown.id}`, { trashed: false });
        }
        if (act === "empty") await empty(pick % 2 === 0 && thrown ? [thrown.id] : undefined);
        if (act === "board" && one) {
          const change = { addToBoards: [board.id] };
          await send("POST", "assets/changes", { assetIds: [one.id], change });
        }
        if (act === "dismiss") {
          const failed = await (
            await api().get("/api/generations?status=failed&dismissed=false")
          ).json();
          const [run] = failed.items;
          if (run) await send("POST", `generations/${run.id}/dismiss`);
        }
      }
      await expectSound();
      for (const { id } of [...(await list("")), ...(await list("trashed=true"))]) {
        expect(await statusOf(`assets/${id}/original`)).toBe(200);
      }
      const runs = await (await api().get("/api/generations?limit=200")).json();
      for (const { status, dismissedAt, outputs, request } of runs.items) {
        const needsInputs = outputs.length > 0 || (status === "failed" && !dismissedAt);
        for (const { assetId } of needsInputs ? request.inputs : []) {
          expect(await statusOf(`assets/${assetId}/original`)).toBe(200);
        }
      }
    }),
    { numRuns: 6 },
  );
});
