import { afterAll, beforeAll, expect, it } from "vitest";
import { isOpen } from "@/lib/core/generation/status";
import { readEvents } from "../support/event-stream";
import { type OpenServer, openStudioHere } from "../support/in-process";
import { freshFolder, quick } from "../support/processes";
import { studioApi } from "../support/studio-api";

let studio: OpenServer;
beforeAll(async () => {
  studio = await openStudioHere({ STUDIO_DATA_DIR: await freshFolder(), ...quick });
});
afterAll(() => studio.stop());

/** Follows the events until `count` generations have ended; leaves and comes back after every `stay` events. */
async function endsHeardBy(count: number, stay: number): Promise<Set<string>> {
  const ended = new Set<string>();
  const revisions = new Map<string, number>();
  let lastEventId: string | undefined;
  while (ended.size < count) {
    const leave = new AbortController();
    let heard = 0;
    for await (const event of readEvents(studio.url, { lastEventId, signal: leave.signal })) {
      // Only the very first time: a page that comes back is never told to begin anew.
      if (event.type === "reset") expect(lastEventId).toBeUndefined();
      lastEventId = event.id || lastEventId;
      if (event.type === "generation") {
        const { id, status, revision } = event.data.generation;
        expect(revision).toBeGreaterThanOrEqual(revisions.get(id) ?? 0);
        revisions.set(id, revision);
        if (!isOpen(status)) ended.add(id);
      }
      heard += 1;
      if (heard >= stay || ended.size >= count) break;
    }
    leave.abort();
  }
  return ended;
}

it("tells every listener of every end, including those that come and go", async () => {
  const api = studioApi(studio.url);
  const count = 8;
  const staying = Array.from({ length: 40 }, () => endsHeardBy(count, Number.POSITIVE_INFINITY));
  const restless = Array.from({ length: 10 }, (_, index) => endsHeardBy(count, 1 + index));
  const created = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const request = {
        model: "wan2.7-image",
        prompt: `a tile ${index}`,
        inputs: [],
        parameters: { size: "768*768", n: 1 },
      };
      const response = await api.generate(request, `events-${index}`);
      const { generation } = await response.json();
      return generation.id;
    }),
  );
  for (const heard of await Promise.all([...staying, ...restless])) {
    expect([...heard].sort()).toEqual([...created].sort());
  }
  const metrics = await (await api.get("/api/metrics")).text();
  expect(metrics).toMatch(/^swatchbox_event_listeners \d+$/m);
});

it("keeps no listener that has left", async () => {
  const leave = new AbortController();
  const reading = Array.from({ length: 20 }, async () => {
    for await (const _ of readEvents(studio.url, { signal: leave.signal })) {
      // Only being there counts.
    }
  });
  const listeners = async () => {
    const text = await (await fetch(`${studio.url}/api/metrics`)).text();
    return Number(/^swatchbox_event_listeners (\d+)$/m.exec(text)?.[1]);
  };
  while ((await listeners()) < 20) await new Promise((resolve) => setTimeout(resolve, 20));
  leave.abort();
  await Promise.allSettled(reading);
  while ((await listeners()) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
});
