import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pollDelayMs } from "@/lib/core/generation/poll-delay";
import { expectedStarts, fairOrder } from "@/lib/core/generation/queue-order";
import { catalog } from "@/lib/core/models/catalog";

const id = (place: number) => String(place).padStart(4, "0");

describe("the order of the queue", () => {
  it("lets a single run pass a batch that was there before it", () => {
    const batch = Array.from({ length: 200 }, (_, place) => ({ id: id(place), batchId: "b" }));
    const order = fairOrder([...batch, { id: id(500) }]).map((entry) => entry.id);
    expect(order.indexOf(id(500))).toBe(1);
    expect(order[0]).toBe(id(0));
  });

  it("lets a batch go before or after all others if it says so", () => {
    const orderWith = (priority: "before" | "after") => {
      const batch = [1, 2, 3].map((place) => ({ id: id(place), batchId: "b", priority }));
      return fairOrder([{ id: id(0) }, ...batch, { id: id(9) }]).map((entry) => entry.id);
    };
    expect(orderWith("after")).toEqual([0, 9, 1, 2, 3].map(id));
    expect(orderWith("before")).toEqual([1, 2, 3, 0, 9].map(id));
  });

  it("contains everybody once, first come first served within each group", () => {
    const entry = fc.record({
      id: fc.integer({ min: 0, max: 9999 }).map(id),
      batchId: fc.option(fc.constantFrom("a", "b"), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: (one) => one.id }), (waiting) => {
        const order = fairOrder(waiting);
        expect(order.map((one) => one.id).sort()).toEqual(waiting.map((one) => one.id).sort());
        for (const group of ["a", "b", undefined]) {
          const own = order.filter((one) => one.batchId === group).map((one) => one.id);
          expect(own).toEqual([...own].sort());
        }
      }),
    );
  });
});

describe("the expected start of a waiting run", () => {
  const places = { submissionsPerSecond: 2, tasksAtOnce: 2, seconds: { min: 10, max: 20 } };

  it("follows the rate and the places", () => {
    expect(expectedStarts(5, [], places)).toEqual([0, 0.5, 15, 15.5, 30]);
    expect(expectedStarts(2, [5, 14], places)).toEqual([1, 10]);
    expect(expectedStarts(3, [], { ...places, tasksAtOnce: null })).toEqual([0, 0.5, 1]);
  });

  it("never breaks a limit", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 5 }),
        (count, running) => {
          const starts = expectedStarts(count, running, places);
          expect(starts).toHaveLength(count);
          for (const [index, start] of starts.entries()) {
            const before = starts[index - 1] ?? -1;
            expect(start - before).toBeGreaterThanOrEqual(0.5);
            const atOnce = starts.filter((other) => other <= start && other + 15 > start);
            expect(atOnce.length).toBeLessThanOrEqual(2);
          }
        },
      ),
    );
  });
});

describe("the interval between queries about a task", () => {
  const wan27 = { seconds: { min: 12, max: 25 } };
  const wan25 = { seconds: { min: 60, max: 120 }, pollSeconds: 10 };
  const qwen = { seconds: { min: 15, max: 19 }, pollSeconds: 10 };

  it("is short around its expected end, and long when it is late", () => {
    expect(pollDelayMs(wan27, 0)).toBe(1_000);
    expect(pollDelayMs(wan27, 1_000)).toBe(1_000);
    expect(pollDelayMs(wan27, 8_000)).toBe(2_000);
    expect(pollDelayMs(wan27, 11_500)).toBe(1_000);
    expect(pollDelayMs(wan27, 20_000)).toBe(1_000);
    expect(pollDelayMs(wan27, 600_000)).toBe(10_000);
  });

  const time = fc.integer({ min: 0, max: 3_600_000 });
  const wait = fc.record(
    {
      seconds: fc.tuple(fc.nat(300), fc.nat(300)).map(([min, more]) => ({ min, max: min + more })),
      pollSeconds: fc.integer({ min: 1, max: 60 }),
    },
    { requiredKeys: [] },
  );

  it("is never shorter than the document advises, nor much more than twice as long, however old the task is", () => {
    fc.assert(
      fc.property(wait, time, (model, age) => {
        const delay = pollDelayMs(model, age);
        const least = (model.pollSeconds ?? 1) * 1000;
        expect(delay).toBeGreaterThanOrEqual(least);
        expect(delay).toBeLessThan(Math.max(2 * least + 1_000, 10_001));
      }),
    );
  });

  it("is never shorter than the advice of the model's own document", () => {
    for (const { wait: own } of catalog.filter(({ wait: { pollSeconds } }) => pollSeconds)) {
      fc.assert(
        fc.property(time, (age) => {
          expect(pollDelayMs(own, age)).toBeGreaterThanOrEqual(10_000);
        }),
      );
    }
  });

  it("is last as long as brings a query to when the task should be done", () => {
    expect(pollDelayMs(qwen, 0)).toBeCloseTo(20_900, 6);
    expect(pollDelayMs(qwen, 20_900)).toBe(10_000);
    expect(pollDelayMs(wan25, 0)).toBe(10_000);
    // Ones that came late do not make the last one miss its turn.
    for (const late of [112_300, 120_000, 121_900])
      expect(pollDelayMs(wan25, late)).toBeCloseTo(132_000 - late, 6);
    expect(pollDelayMs(wan25, 122_300)).toBe(10_000);
    expect(pollDelayMs(wan25, 132_000)).toBe(10_000);
  });

  it("goes by when the latest tasks had ended rather than by the usual time", () => {
    const learned = { ...qwen, dueSeconds: 16 };
    expect(pollDelayMs(learned, 0)).toBe(16_000);
    expect(pollDelayMs(learned, 16_000)).toBe(10_000);
    expect(pollDelayMs({ ...wan25, dueSeconds: 47 }, 30_000)).toBe(17_000);
  });
});
