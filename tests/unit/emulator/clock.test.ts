import { describe, expect, it } from "vitest";
import { planTimes, printTime, retentionMs, statusAt } from "@/lib/emulator/clock";

const work = { busyUntil: [], tasksAtOnce: 2, pendingMs: 100, runningMs: 1000, speed: 1 };

describe("the emulator's clock", () => {
  it("takes a task from waiting to its end and forgets it after a day", () => {
    const times = planTimes(0, work);
    const task = { ...times, isCanceled: false, hasFailed: false };
    expect(statusAt(99, task)).toBe("PENDING");
    expect(statusAt(100, task)).toBe("RUNNING");
    expect(statusAt(1100, task)).toBe("SUCCEEDED");
    expect(statusAt(1100, { ...task, hasFailed: true })).toBe("FAILED");
    expect(statusAt(99, { ...task, isCanceled: true })).toBe("CANCELED");
    expect(statusAt(retentionMs + 1, task)).toBe("UNKNOWN");
  });

  it("makes tasks beyond the number at once wait for a place", () => {
    expect(planTimes(0, { ...work, busyUntil: [5000] }).scheduledAt).toBe(100);
    expect(planTimes(0, { ...work, busyUntil: [5000, 3000] }).scheduledAt).toBe(3000);
    expect(planTimes(0, { ...work, busyUntil: [5000, 3000, 6000] }).scheduledAt).toBe(5000);
  });

  it("runs as many times as fast as it is told", () => {
    expect(planTimes(0, { ...work, speed: 10 })).toEqual({
      submittedAt: 0,
      scheduledAt: 10,
      endedAt: 110,
    });
  });

  it("prints times in UTC+8", () => {
    expect(printTime(Date.UTC(2026, 2, 26, 9, 16, 1, 663))).toBe("2026-03-26 17:16:01.663");
  });
});
