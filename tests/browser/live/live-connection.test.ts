import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { followLiveEvents } from "@/lib/client/live/live-connection";
import { heartbeatSeconds, type LiveEvent } from "@/lib/core/api/live-event";
import { anAsset } from "../../support/asset";
import { aBatchSummary } from "../../support/comparison";
import { aGeneration } from "../../support/generation";
import { openStandIn, standIn } from "../../support/stand-in";

const named = (name: string): LiveEvent => ({ type: "asset", asset: anAsset({ name }) });

/** The browser's own streams, in the order in which they were opened. */
const opened: EventSource[] = [];
class NotedEventSource extends EventSource {
  constructor(url: string) {
    super(url);
    opened.push(this);
  }
}

const endings: (() => void)[] = [];
const mistakes: string[] = [];
const noteMistake = ({ message }: ErrorEvent) => mistakes.push(message);
beforeEach(() => {
  openStandIn();
  opened.length = 0;
  mistakes.length = 0;
  vi.stubGlobal("EventSource", NotedEventSource);
  window.addEventListener("error", noteMistake);
});
afterEach(() => {
  for (const end of endings.splice(0)) end();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  window.removeEventListener("error", noteMistake);
  expect(mistakes).toEqual([]);
});

/**
 * Follows the events of this test's server, and notes all that is told, in order. `until` waits
 * for a word without a look at the clock, which some tests hold.
 */
function follow() {
  const heard: string[] = [];
  const events: LiveEvent[] = [];
  const waiting = new Set<() => void>();
  const note = (word: string) => {
    heard.push(word);
    for (const look of waiting) look();
  };
  const stop = followLiveEvents({
    onEvent(event) {
      events.push(event);
      note(event.type === "asset" ? event.asset.name : event.type);
    },
    onReset: () => note("reset"),
    onConnection: (isConnected) => note(isConnected ? "connected" : "cut off"),
  });
  endings.push(stop);
  const until = (word: string) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!heard.includes(word)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  return { heard, events, until, stop };
}

/** Follows and hears of one image, so that there is an event to continue from. */
async function followFrom(name: string) {
  const following = follow();
  await following.until("reset");
  await standIn.publish(named(name));
  await following.until(name);
  expect(following.heard).toEqual(["connected", "reset", name]);
  following.heard.length = 0;
  return following;
}

/** When the browser reports a stream, by its turn; the page has heard of it before. */
const told = (stream: number, type: string) =>
  new Promise((resolve) => opened[stream]?.addEventListener(type, resolve, { once: true }));

/** Breaks the stream, and refuses the one that the browser then asks for by itself. */
async function breakOff(): Promise<void> {
  await standIn.refuse(503);
  const broken = told(0, "error");
  await standIn.cut();
  await broken;
  await told(0, "error");
  expect(opened[0]?.readyState).toBe(EventSource.CLOSED);
}

/** The page's timers stand still until the test moves them; the network goes its own way. Polling moves them too. */
const holdTimers = () => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
/** As the connection has it: two heartbeats and a half. */
const silenceMs = 2.5 * heartbeatSeconds * 1000;

it("loads everything once, then passes on events, of every kind and in order", async () => {
  const { heard, events, until } = follow();
  await until("reset");
  expect(heard).toEqual(["connected", "reset"]);
  const batch = aBatchSummary({ counts: { queued: 2 } });
  const happened: LiveEvent[] = [
    { type: "generation", generation: aGeneration() },
    named("one"),
    { type: "assetsGone", assetIds: [anAsset().id], orderKeys: [anAsset().orderKey] },
    { type: "boards" },
    { type: "batch", batch },
  ];
  await standIn.publish(...happened);
  await until("batch");
  expect(events).toEqual(happened);
});

it("gets missed events after a break, once and in order, and loads nothing else", async () => {
  const { heard, until } = await followFrom("before");
  await standIn.cut();
  await until("cut off");
  expect(heard).toEqual(["cut off"]);
  await standIn.publish(named("during"), named("meanwhile"));
  await until("meanwhile");
  await standIn.publish(named("after"));
  await until("after");
  expect(heard).toEqual(["cut off", "connected", "during", "meanwhile", "after"]);
});

it("loads everything again if the server has restarted", async () => {
  const { heard, until } = await followFrom("before");
  await standIn.restart();
  await until("reset");
  expect(heard).toEqual(["cut off", "connected", "reset"]);
  await standIn.publish(named("after"));
  await until("after");
});

it("reconnects by itself after a refusal, at which the browser gives up", async () => {
  holdTimers();
  const { heard, until } = await followFrom("before");
  await breakOff();
  await standIn.publish(named("missed"));
  expect(new Set(heard)).toEqual(new Set(["cut off"]));

  // Still refused: it goes on trying.
  vi.advanceTimersByTime(2_000);
  expect(opened).toHaveLength(2);
  await told(1, "error");
  await standIn.accept();
  vi.advanceTimersByTime(2_000);
  await until("missed");
  expect(heard.filter((word) => word !== "cut off")).toEqual(["connected", "missed"]);
  const { streamsAsked } = await standIn.look();
  expect(streamsAsked[0]).toBe("");
  // Each time it named the event that it had heard last.
  const [first, ...others] = streamsAsked.slice(1);
  expect(first).toMatch(/-1$/);
  expect(others.length).toBeGreaterThanOrEqual(2);
  expect(new Set(others)).toEqual(new Set([first]));
});

it("gives up on a server that has been silent for two and a half heartbeats", async () => {
  holdTimers();
  const { heard, until } = await followFrom("before");
  vi.advanceTimersByTime(silenceMs - 1);
  expect(opened).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(heard).toEqual(["cut off"]);
  expect(opened[0]?.readyState).toBe(EventSource.CLOSED);
  // At once, which is a millisecond to a clock that is held, and from where it was.
  vi.advanceTimersByTime(1);
  await until("connected");
  expect(heard).toEqual(["cut off", "connected"]);
  expect((await standIn.look()).streamsAsked).toEqual(["", expect.stringMatching(/-1$/)]);
  await standIn.publish(named("after"));
  await until("after");
});

it.each([
  ["a heartbeat", "event: heartbeat\ndata: {}\n\n", "heartbeat"],
  ["an event", "event: boards\ndata: {}\n\n", "boards"],
  ["a reset", "event: reset\ndata: {}\n\n", "reset"],
])("takes %s as a sign that the server is there", async (_, text, type) => {
  holdTimers();
  await followFrom("before");
  vi.advanceTimersByTime(silenceMs - 1);
  const arrived = told(0, type);
  await standIn.write(text);
  await arrived;
  vi.advanceTimersByTime(silenceMs - 1);
  expect(opened).toHaveLength(1);
  expect(opened[0]?.readyState).toBe(EventSource.OPEN);
  vi.advanceTimersByTime(1);
  expect(opened[0]?.readyState).toBe(EventSource.CLOSED);
});

it("goes on after events that it does not know or cannot read", async () => {
  const { heard, until } = await followFrom("before");
  for (const text of [
    'event: weather\ndata: {"type":"weather"}\n\n',
    'data: {"type":"boards"}\n\n',
    'event: generation\ndata: {"type":"weather"}\n\n',
    'event: generation\ndata: {"type":"generation","generation":{"status":"dreaming"}}\n\n',
    "event: asset\ndata: {not json\n\n",
    "event: asset\ndata: null\n\n",
    "event: batch\ndata:\n\n",
    ": only a remark\n\n",
  ]) {
    await standIn.write(text);
  }
  await standIn.publish(named("after"));
  await until("after");
  expect(heard).toEqual(["after"]);
});

it("keeps what it knows if a newer server sends more than it knows", async () => {
  const { events, until } = await followFrom("before");
  events.length = 0;
  const event = { type: "asset", asset: { ...anAsset({ name: "more" }), mood: "calm" }, at: 5 };
  await standIn.write(`event: asset\ndata: ${JSON.stringify(event)}\n\n`);
  await until("more");
  expect(events).toEqual([named("more")]);
});

it("disconnects when nobody follows any more", async () => {
  const { heard, stop } = await followFrom("before");
  expect((await standIn.look()).openStreams).toBe(1);
  stop();
  await expect.poll(async () => (await standIn.look()).openStreams).toBe(0);
  await standIn.publish(named("unheard"));
  expect(heard).toEqual([]);
});

it("does not reconnect for a follower who left during the wait", async () => {
  holdTimers();
  const { stop } = await followFrom("before");
  await breakOff();
  expect(vi.getTimerCount()).toBe(1);
  stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(10 * silenceMs);
  expect(opened).toHaveLength(1);
});
