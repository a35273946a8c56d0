import { describe, expect, it } from "vitest";
import { readConfig } from "@/lib/server/config";
import { paceAt } from "@/lib/server/engine/pace";
import { createSubmissionTurns } from "@/lib/server/engine/turns/submission-turns";

describe("the pace of the engine", () => {
  it("follows the emulator's clock, wherever the emulator runs", () => {
    const inside = readConfig({ SANDBOX_SPEED: "20" });
    const elsewhere = readConfig({ SANDBOX_SPEED: "20", SANDBOX_URL: "http://127.0.0.1:4010" });
    expect([inside.endpoint.speed, elsewhere.endpoint.speed]).toEqual([20, 20]);
  });

  it("is never faster with DashScope, whatever is set for the emulator", () => {
    const config = readConfig({ DASHSCOPE_API_KEY: "sk-x", SANDBOX_SPEED: "20" });
    expect(config.endpoint.speed).toBe(1);
  });

  it("waits a twentieth if the clock runs twenty times as fast", () => {
    const pace = paceAt(20);
    const usual = paceAt(1);
    expect(usual.lookAgainMs).toBe(2_000);
    expect(pace.lookAgainMs).toBe(100);
    expect(pace.here(60_000)).toBe(3_000);
    expect(pace.there(3_000)).toBe(60_000);
  });

  it("never polls without a pause", () => {
    const pace = paceAt(1_000_000);
    const waits = Object.values(pace).filter((wait) => typeof wait === "number");
    expect(waits.length).toBeGreaterThan(8);
    for (const wait of [...waits, pace.here(0)]) expect(wait).toBeGreaterThanOrEqual(10);
  });
});

describe("a throttled model", () => {
  it("rests for as long as it is told, else twice as long each time up to the longest rest", async () => {
    const turns = createSubmissionTurns({ firstRestMs: 100, longestRestMs: 300 });
    const restAfter = async (toldMs?: number) => {
      const waitMs = await turns.holdBack("wan2.7-image", toldMs);
      const leftMs = await turns.heldForMs("wan2.7-image");
      expect(leftMs).toBeGreaterThan(0);
      expect(leftMs).toBeLessThanOrEqual(waitMs);
      expect(await turns.heldForMs("wan2.7-image-pro")).toBeLessThanOrEqual(0);
      return waitMs;
    };
    const rests: number[] = [];
    for (const told of [undefined, undefined, undefined, undefined, 7_000]) {
      rests.push(await restAfter(told));
    }
    expect(rests).toEqual([100, 200, 300, 300, 7_000]);
  });

  it("keeps a longer rest, whatever else is answered to calls that were under way", async () => {
    const turns = createSubmissionTurns({ firstRestMs: 100, longestRestMs: 300 });
    const day = 24 * 60 * 60_000;
    await turns.holdBack("wan2.7-image", day);
    expect(await turns.holdBack("wan2.7-image", 5)).toBeGreaterThan(day / 2);
    turns.release("wan2.7-image");
    expect(await turns.heldForMs("wan2.7-image")).toBeGreaterThan(day / 2);
  });

  it("rests although it was told to come back at once", async () => {
    const turns = createSubmissionTurns({ firstRestMs: 100, longestRestMs: 300_000 });
    expect(await turns.holdBack("wan2.7-image", 0)).toBe(100);
  });

  it("begins with the shortest rest again after a call that was taken", async () => {
    const turns = createSubmissionTurns({ firstRestMs: 100, longestRestMs: 300_000 });
    for (let throttling = 1; throttling <= 5; throttling += 1) {
      await turns.holdBack("wan2.7-image", 1);
    }
    turns.release("wan2.7-image");
    expect(await turns.holdBack("wan2.7-image", undefined)).toBe(100);
  });
});

describe("the turns of a model that takes a call in eleven days", () => {
  const perSecond = 1e-6;
  const rests = { firstRestMs: 100, longestRestMs: 300 };

  it("are not used up by what is not sent", async () => {
    const turns = createSubmissionTurns(rests);
    const order: string[] = [];
    await turns.take("wan2.7-image", perSecond, async () => order.push("refrained"));
    await turns.take("wan2.7-image", perSecond, async ({ begin }) => {
      begin();
      order.push("sent");
    });
    expect(order).toEqual(["refrained", "sent"]);
  });

  it("are waited for no longer once the studio ends", async () => {
    const ending = new AbortController();
    const turns = createSubmissionTurns(rests, ending.signal);
    await turns.take("wan2.7-image", perSecond, async ({ begin }) => begin());
    const waiting = turns.take("wan2.7-image", perSecond, async () => ending.signal.aborted);
    ending.abort();
    expect(await waiting).toBe(true);
  });
});
