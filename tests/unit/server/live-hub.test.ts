import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { heartbeatSeconds, type LiveEvent } from "@/lib/core/api/live-event";
import { liveStream } from "@/lib/server/http/live-stream";
import { createLiveHub } from "@/lib/server/live/hub-here";
import { anAsset } from "../../support/asset";

const event = (name: string): LiveEvent => ({
  type: "asset",
  asset: anAsset({ name }),
});

interface Heard {
  names: string[];
  resets: number;
  lastEventId: string | undefined;
}

/** A page: hears, may be away for a while, and comes back with the last event it heard. */
function page(hub: ReturnType<typeof createLiveHub>) {
  const heard: Heard = { names: [], resets: 0, lastEventId: undefined };
  const decoder = new TextDecoder();
  const hear = (bytes: Uint8Array) => {
    const text = decoder.decode(bytes);
    heard.lastEventId = /^id: (.+)$/m.exec(text)?.[1];
    if (/^event: reset$/m.test(text)) heard.resets += 1;
    else heard.names.push(JSON.parse(/^data: (.+)$/m.exec(text)?.[1] ?? "").asset.name);
  };
  let stop: (() => void) | undefined;
  return {
    heard,
    come: () => {
      stop ??= hub.listen(hear, () => undefined, heard.lastEventId);
    },
    go: () => {
      stop?.();
      stop = undefined;
    },
  };
}

describe("the live hub", () => {
  it("lets a page that comes and goes miss nothing and hear nothing twice", () => {
    const steps = fc.array(fc.constantFrom("publish", "come", "go"), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (sequence) => {
        const hub = createLiveHub();
        const visitor = page(hub);
        visitor.come();
        const published: string[] = [];
        for (const step of [...sequence, "come"]) {
          if (step === "come") visitor.come();
          else if (step === "go") visitor.go();
          else {
            published.push(String(published.length));
            hub.publish(event(String(published.length - 1)));
          }
        }
        expect(visitor.heard.names).toEqual(published);
        expect(visitor.heard.resets).toBe(1);
      }),
    );
  });

  it("tells a page that was away for too long to load everything", () => {
    const hub = createLiveHub();
    const visitor = page(hub);
    visitor.come();
    visitor.go();
    for (let index = 0; index < 3_000; index += 1) hub.publish(event(String(index)));
    visitor.come();
    expect(visitor.heard).toMatchObject({ names: [], resets: 2 });
    hub.publish(event("next"));
    expect(visitor.heard.names).toEqual(["next"]);
  });

  it.each(["", "nonsense", "other-3", "other-", "-"])("knows that %j is not its own", (id) => {
    const hub = createLiveHub();
    hub.publish(event("before"));
    const texts: string[] = [];
    hub.listen(
      (bytes) => texts.push(new TextDecoder().decode(bytes)),
      () => undefined,
      id,
    );
    expect(texts).toHaveLength(1);
    expect(texts[0]).toMatch(/^event: reset$/m);
  });
});

it("a stream ends with the session in which it was asked for, also where it was ended meanwhile", async () => {
  const hub = createLiveHub();
  const later = Date.now() + 60_000;
  const streams = ["one", "two"].map((id) => {
    const { body } = liveStream(hub, new AbortController().signal, undefined, {
      id,
      expiresAt: later,
    });
    return new Response(body).text();
  });
  hub.endSession("one");
  expect(await streams[0]).toContain("event: reset");
  expect(hub.listeners()).toBe(1);
  hub.endSession("late");
  const late = liveStream(hub, new AbortController().signal, undefined, {
    id: "late",
    expiresAt: later,
  });
  expect(await late.text()).not.toContain("event:");
  hub.close();
  await streams[1];
});

it("a stream ends when its session is over by itself", async () => {
  vi.useFakeTimers();
  const hub = createLiveHub();
  const session = { id: "one", expiresAt: Date.now() + 1.5 * heartbeatSeconds * 1000 };
  const text = liveStream(hub, new AbortController().signal, undefined, session).text();
  vi.advanceTimersByTime(heartbeatSeconds * 1000);
  expect(hub.listeners()).toBe(1);
  vi.advanceTimersByTime(heartbeatSeconds * 1000);
  expect(hub.listeners()).toBe(0);
  vi.useRealTimers();
  expect((await text).match(/event: heartbeat/g)).toHaveLength(1);
});
