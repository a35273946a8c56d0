import { expect, it } from "vitest";
import type { Generation } from "@/lib/core/api/generation";
import { longRunMs } from "@/lib/core/tray/long-run";
import { aGeneration } from "../../../support/generation";

const after = (seconds: number, facts: Partial<Generation> = {}) =>
  aGeneration({
    status: "succeeded",
    finishedAt: new Date(Date.parse(aGeneration().createdAt) + seconds * 1000).toISOString(),
    ...facts,
  });
const running = aGeneration({ status: "running" });

it("reports a run that took longer than a minute once, when it ends by itself", () => {
  expect(longRunMs(after(61), running)).toBe(61_000);
  expect(longRunMs(after(200, { status: "failed" }), running)).toBe(200_000);
  expect(longRunMs(after(60), running)).toBeUndefined();
  expect(longRunMs(after(200, { status: "canceled" }), running)).toBeUndefined();
  expect(longRunMs(after(200), after(200))).toBeUndefined();
  expect(longRunMs(running, running)).toBeUndefined();
  // The page has only just opened.
  expect(longRunMs(after(200), undefined)).toBeUndefined();
});
