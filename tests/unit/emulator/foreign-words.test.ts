import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callToItsEnd, emulatorOnOwnClock, type OwnEmulator } from "../../support/emulator";

const path = "/services/aigc/image-generation/generation";
const body = (text: string, parameters: object = {}) => ({
  model: "wan2.7-image-pro",
  input: { messages: [{ role: "user", content: [{ text }] }] },
  parameters,
});
/** What every object has without anybody having put it there. */
const inherited = ["constructor", "toString", "__proto__", "hasOwnProperty", "valueOf"];

let emulator: OwnEmulator;
beforeAll(async () => {
  emulator = await emulatorOnOwnClock();
});
afterAll(() => emulator.close());

describe("a word from outside", () => {
  it.each(inherited)("that every object knows is a code like any other: %s", async (word) => {
    const { code, answer } = await callToItsEnd(emulator, path, body(`x [[fail:${word}]]`));
    expect([code, answer.body.output.message]).toEqual([word, `The task failed with ${word}.`]);
  });

  it.each(inherited)("that every object knows is no size, model or status: %s", async (word) => {
    const { code } = await callToItsEnd(emulator, path, body("x", { size: word }));
    expect(code).toBe("InvalidParameter");
    const answer = await emulator.post(path, { ...body("x"), model: word });
    expect([answer.status, answer.body.message]).toEqual([400, "Model not exist."]);
    expect((await emulator.get(`/tasks/?status=${word}`)).body.total).toBe(0);
  });

  it.each(["1e999s", "-1e999s", "1e300s", "NaN", "Infinity"])(
    "that is not a time causes a wait of at most a day: %s",
    async (word) => {
      const { status, body: created } = await emulator.post(path, body(`x [[slow:${word}]]`), {
        "X-DashScope-Async": "enable",
      });
      expect(status).toBe(200);
      const task = await emulator.get(`/tasks/${created.output.task_id}`);
      expect(task.status).toBe(200);
    },
  );

  it.each(["1e999", "-1", "0.5", "Infinity", "x"])(
    "that is not a page asks for the first: %s",
    async (word) => {
      const { body: list } = await emulator.get(`/tasks/?page_no=${word}&page_size=${word}`);
      expect([list.page_no, list.page_size]).toEqual([1, 10]);
    },
  );
});

it("an unreadable row hides no other, and no task", async () => {
  const own = await emulatorOnOwnClock();
  const good = await callToItsEnd(own, path, body("good"));
  const bad = await callToItsEnd(own, path, body("bad"));
  const database = new DatabaseSync(join(own.dataDir, "sandbox.sqlite"));
  const id = bad.answer.body.output.task_id;
  database.prepare("UPDATE tasks SET plan = '{' WHERE task_id = ?").run(id);
  database.exec("UPDATE requests SET entry = '[]' WHERE position = 1");
  database.close();
  const list = await own.get("/tasks/");
  expect(list.body.data.map((task: { task_id: string }) => task.task_id)).toEqual([
    good.answer.body.output.task_id,
  ]);
  expect((await own.get(`/tasks/${id}`)).body.output.task_status).toBe("UNKNOWN");
  expect((await own.ledger()).requests.length).toBeGreaterThan(3);
  own.close();
});

it.each(["data:image/png;base64,", "data:image/png;base64,AA==", "data:image/bmp;base64,Qk0="])(
  "an invalid image is refused, wherever it is: %s",
  async (image) => {
    const content = [{ image }, { text: "x" }];
    const call = { ...body("x"), input: { messages: [{ role: "user", content }] } };
    expect((await callToItsEnd(emulator, path, call)).code).toBe("InvalidURL");
    const answer = await emulator.post(path, { ...body("x"), model: image });
    expect(answer.status).toBe(400);
  },
);
