import { expect, it } from "vitest";
import { createOutboxWriter } from "@/lib/server/live/outbox-writer";

/** A database whose writes a test answers one by one. */
function openDatabase() {
  const asked: { texts: string[]; accept: () => void; refuse: () => void }[] = [];
  const refusals: unknown[] = [];
  const writer = createOutboxWriter({
    write(texts) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      asked.push({ texts, accept: resolve, refuse: () => reject(new Error("away")) });
      return promise;
    },
    reset: "reset",
    refused: (error) => refusals.push(error),
    againMs: 0,
  });
  /** What the write with this number is about, once it is asked for. */
  const write = async (number: number) => {
    await expect.poll(() => asked.length).toBeGreaterThanOrEqual(number);
    const one = asked[number - 1];
    if (!one) throw new Error("It was not asked for.");
    return one;
  };
  return { writer, write, refusals };
}

it("writes one after the other, and together what came meanwhile", async () => {
  const { writer, write } = openDatabase();
  const puts = ["a", "b", "c"].map(writer.put);
  const first = await write(1);
  expect(first.texts).toEqual(["a"]);
  first.accept();
  await puts[0];
  const second = await write(2);
  expect(second.texts).toEqual(["b", "c"]);
  second.accept();
  await Promise.all(puts);
});

it("gives up what the database refuses, and tells of it before anything else", async () => {
  const { writer, write, refusals } = openDatabase();
  const puts = [writer.put("a"), writer.put("b"), writer.putSurely("sure")];
  (await write(1)).refuse();
  await Promise.all(puts);
  const second = await write(2);
  expect(second.texts.toSorted()).toEqual(["reset", "sure"]);
  const later = writer.put("later");
  second.refuse();
  await later;
  (await write(3)).accept();
  const last = writer.put("last");
  const fourth = await write(4);
  expect(fourth.texts).toEqual(["last"]);
  fourth.accept();
  await last;
  expect(refusals).toHaveLength(1);
});

it("writes what was published while it told that something is missing", async () => {
  const { writer, write } = openDatabase();
  const lost = writer.put("lost");
  (await write(1)).refuse();
  await lost;
  const second = await write(2);
  expect(second.texts).toEqual(["reset"]);
  const during = writer.put("during");
  second.accept();
  const third = await write(3);
  expect(third.texts).toEqual(["during"]);
  third.accept();
  await during;
});

it("keeps nobody waiting for a database that hangs", async () => {
  const writer = createOutboxWriter({
    write: () => new Promise(() => undefined),
    reset: "reset",
    refused: () => undefined,
    patienceMs: 1,
  });
  await writer.put("a");
  await writer.put("b");
});

it("ends with what is waiting written, and tries once to tell what was given up", async () => {
  const { writer, write } = openDatabase();
  const puts = ["a", "b"].map(writer.put);
  const stopped = writer.stop();
  (await write(1)).accept();
  (await write(2)).refuse();
  const last = await write(3);
  expect(last.texts).toEqual(["reset"]);
  last.refuse();
  await Promise.all([stopped, ...puts]);
});
