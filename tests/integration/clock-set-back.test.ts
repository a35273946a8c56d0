import { afterEach, expect, it, vi } from "vitest";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { type OpenServer, openSandbox, openStudioHere } from "../support/in-process";
import { freshFolder } from "../support/processes";
import { studioApi } from "../support/studio-api";

const speed = 100;
const hour = 60 * 60_000;

/** Only the time of day: what passes still passes. */
function setClock(offsetMs: number): void {
  const now = Date.now() + offsetMs;
  vi.useFakeTimers({ toFake: ["Date"], now });
}
const servers: OpenServer[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const server of servers.splice(0)) await server.stop();
});

async function open(dataDir: string, sandboxDir: string) {
  const sandbox = await openSandbox(sandboxDir, speed);
  const studio = await openStudioHere({
    STUDIO_DATA_DIR: dataDir,
    SANDBOX_URL: sandbox.url,
    SANDBOX_SPEED: String(speed),
    STUDIO_RESOLVE_SECONDS: "30",
  });
  servers.push(studio, sandbox);
  return studioApi(studio.url);
}

async function begin(
  api: ReturnType<typeof studioApi>,
  model: string,
  prompt: string,
): Promise<string> {
  const response = await api.generate({ model, prompt }, prompt);
  return generationEnvelopeSchema.parse(await response.json()).generation.id;
}

it.each([-3 * hour, 3 * hour])("setting the clock stops no run: by %i ms", async (offset) => {
  const api = await open(await freshFolder(), await freshFolder());
  const drawn = await begin(api, "wan2.7-image-pro", "A lake [[slow:60s]]");
  const lost = await begin(api, "wan2.7-image", "A hill [[drop-connection:before]]");
  await api.until(drawn, ({ taskId }) => taskId !== undefined);
  const { submittedAt } = await api.until(lost, ({ error }) => error?.code === "studio.looking");
  setClock(offset);
  expect((await api.untilEnded(drawn)).status).toBe("succeeded");
  // It never was a task: it goes back to the queue and is sent again.
  await api.until(lost, (generation) => generation.submittedAt !== submittedAt);
});

it("a run that started while the clock was ahead goes on after it is corrected", async () => {
  const folders = [await freshFolder(), await freshFolder()] as const;
  setClock(5 * hour);
  const before = await open(...folders);
  const id = await begin(before, "wan2.7-image-pro", "A lake [[slow:60s]]");
  await before.until(id, ({ taskId }) => taskId !== undefined);
  for (const server of servers.splice(0)) await server.stop();
  vi.useRealTimers();
  const after = await open(...folders);
  expect((await after.untilEnded(id)).status).toBe("succeeded");
});
