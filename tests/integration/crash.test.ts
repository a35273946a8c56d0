import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { boardEnvelopeSchema } from "@/lib/core/api/library";
import { openSandbox, openStudioHere } from "../support/in-process";
import { freePort, freshFolder, quick, startStudio } from "../support/processes";
import { studioApi } from "../support/studio-api";

it("resumes a running generation after kill -9, submits it once, and files its images (promises 1, 3, 4)", async () => {
  const sandbox = await openSandbox(await freshFolder(), Number(quick.SANDBOX_SPEED));
  const settings = {
    ...quick,
    STUDIO_DATA_DIR: await freshFolder(),
    SANDBOX_URL: sandbox.url,
  };
  const first = await startStudio(settings);
  const made = await studioApi(first.url).post("/api/boards", { name: "Harbour" });
  const { board } = boardEnvelopeSchema.parse(await made.json());
  const request = {
    model: "wan2.7-image-pro",
    // Long enough that it is seen running, and killed, before it ends.
    prompt: "A harbour [[slow:300s]]",
    parameters: { n: 2, seed: 7, size: "1K" },
    boardId: board.id,
  };
  const created = await studioApi(first.url).generate(request, "crash-1");
  const { generation } = generationEnvelopeSchema.parse(await created.json());
  await studioApi(first.url).until(generation.id, ({ status }) => status === "running");
  await first.crash();

  const second = await startStudio(settings);
  const api = studioApi(second.url);
  const ended = await api.untilEnded(generation.id);
  expect(ended.status).toBe("succeeded");
  expect(ended.outputs).toHaveLength(2);
  expect(ended.boardId).toBe(board.id);
  expect(ended.outputs.map(({ boardIds }) => boardIds)).toEqual([[board.id], [board.id]]);
  expect(ended.cost).toEqual({ images: 2, unitPrice: 0.5, currency: "CNY", total: 1 });

  const ledger = await (await fetch(`${sandbox.url}/ledger`)).json();
  expect(ledger.tasks).toHaveLength(1);
  expect(ledger.billed).toBe(2);

  const headers = { Authorization: "Bearer sk-test" };
  const task = await (
    await fetch(`${sandbox.url}/api/v1/tasks/${ended.taskId}`, { headers })
  ).json();
  const { content } = task.output.choices[0].message;
  for (const [index, { image }] of content.entries()) {
    const upstream = Buffer.from(await (await fetch(image)).arrayBuffer());
    const kept = await api.get(ended.outputs[index]?.urls.original ?? "");
    expect(Buffer.from(await kept.arrayBuffer()).equals(upstream)).toBe(true);
    const sha256 = createHash("sha256").update(upstream).digest("hex");
    expect(ended.outputs[index]?.sha256).toBe(sha256);
  }
  await second.stop();
  await sandbox.stop();
});

it("leaves a call with an unknown outcome to a person and never repeats it (promise 1)", async () => {
  const sandbox = await openSandbox(await freshFolder(), Number(quick.SANDBOX_SPEED));
  const settings = {
    ...quick,
    STUDIO_DATA_DIR: await freshFolder(),
    SANDBOX_URL: sandbox.url,
  };
  const studio = await openStudioHere(settings);
  const api = studioApi(studio.url);
  const request = { model: "wan2.7-image", prompt: "A pier [[drop-connection]]" };
  const created = await api.generate(request, "drop-1");
  const { generation } = generationEnvelopeSchema.parse(await created.json());
  const ended = await api.untilEnded(generation.id);
  expect(ended.status).toBe("uncertain");
  expect(ended.error?.code).toBe("studio.uncertainTask");
  await studio.stop();

  const again = await openStudioHere(settings);
  expect((await studioApi(again.url).generation(generation.id)).status).toBe("uncertain");
  const ledger = await (await fetch(`${sandbox.url}/ledger`)).json();
  expect(ledger.tasks).toHaveLength(1);
  await again.stop();
  await sandbox.stop();
});

it("waits for an unreachable upstream and then submits", async () => {
  const sandboxPort = await freePort();
  const studio = await openStudioHere({
    ...quick,
    STUDIO_DATA_DIR: await freshFolder(),
    SANDBOX_URL: `http://127.0.0.1:${sandboxPort}`,
  });
  const api = studioApi(studio.url);
  const created = await api.generate({ model: "wan2.7-image", prompt: "A tower" }, "wait-1");
  const { generation } = generationEnvelopeSchema.parse(await created.json());
  await api.until(generation.id, ({ error }) => error?.code === "studio.unreachable");
  const sandbox = await openSandbox(await freshFolder(), Number(quick.SANDBOX_SPEED), sandboxPort);
  expect((await api.untilEnded(generation.id)).status).toBe("succeeded");
  await studio.stop();
  await sandbox.stop();
});
