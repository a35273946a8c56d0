import { describe, expect, it } from "vitest";
import { readConfig } from "@/lib/server/config";
import { paceAt } from "@/lib/server/engine/pace";
import { createSubmissionTurns } from "@/lib/server/engine/submission-turns";

describe("the pace of the engine", () => {
  it("follows the emulator's clock, wherever the emulator runs", () => {
    const inside = readConfig({ SANDBOX_SPEED: "20" });
    const elsewhere = readConfig({ SANDBOX_SPEED: "20", SANDBOX_URL: "http://127.0.0.1:4010" });
    expect([inside.endpoint.speed, elsewhere.endpoint.speed]).toEqual([20, 20]);
  });

  it("is never hurried with DashScope, whatever is set for the emulator", () => {
    const config = readConfig({ DASHSCOPE_API_KEY: "sk-x", SANDBOX_SPEED: "20" });
    expect(config.endpoint.speed).toBe(1);
  });

  it("waits a twentieth where the clock runs twenty times as fast", () => {
    const pace = paceAt(20);
    const usual = paceAt(1);
    expect(usual.lookAgainMs).toBe(2_000);
    expect(pace.lookAgainMs).toBe(100);
    expect(pace.here(60_000)).toBe(3_000);
    expect(pace.there(3_000)).toBe(60_000);
  });

  it("never looks without a pause", () => {
    const pace = paceAt(1_000_000);
    const waits = Object.values(pace).filter((wait) => typeof wait === "number");
    expect(waits.length).toBeGreaterThan(8);
    for (const wait of [...waits, pace.here(0)]) expect(wait).toBeGreaterThanOrEqual(10);
  });
});

describe("a model that was throttled", () => {
  it("rests for as long as it is told, else twice as long each time up to the longest rest", () => {
    const turns = createSubmissionTurns({ firstRestMs: 100, longestRestMs: 300 });
    const restAfter = (toldMs?: number) => {
      const before = Date.now();
      const until = turns.holdBack("wan2.7-image", toldMs);
      expect(turns.heldUntil("wan2.7-image")).toBe(until);
      expect(turns.heldUntil("wan2.7-image-pro")).toBe(0);
      // The clock may have gone on between the two readings, never back.
      return { least: until - Date.now(), most: until - before };
    };
    for (const [toldMs, restMs] of [
      [undefined, 100],
      [undefined, 200],
      [undefined, 300],
      [undefined, 300],
      [7_000, 7_000],
    ] as const) {
      const { least, most } = restAfter(toldMs);
      expect(least).toBeLessThanOrEqual(restMs);
      expect(most).toBeGreaterThanOrEqual(restMs);
    }
    turns.release("wan2.7-image");
    expect(turns.heldUntil("wan2.7-image")).toBe(0);
    expect(restAfter().least).toBeLessThanOrEqual(100);
  });
});
