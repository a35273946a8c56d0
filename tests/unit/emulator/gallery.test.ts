import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { emulatorOnOwnClock } from "../../support/emulator";

it("a picture is drawn while its task runs, and served only when the task has ended", async () => {
  const emulator = await emulatorOnOwnClock({ speed: 1, stepMs: 1_000, sketches: false });
  const drawn = () => readdirSync(join(emulator.dataDir, "results"));
  const body = {
    model: "wan2.7-image",
    input: { messages: [{ role: "user", content: [{ text: "a lighthouse" }] }] },
    parameters: { n: 2, size: "768*768" },
  };
  const path = "/services/aigc/image-generation/generation";
  const created = await emulator.post(path, body, { "X-DashScope-Async": "enable" });
  const query = async () =>
    (await emulator.get(`/tasks/${created.body.output.task_id}`)).body.output;

  let task = await query();
  while (task.task_status === "PENDING") task = await query();
  expect(task.task_status).toBe("RUNNING");
  expect(task.choices).toBeUndefined();
  // The emulator's clock stands still meanwhile.
  await expect.poll(() => drawn().filter((name) => name.endsWith(".png")).length).toBe(2);

  emulator.pass(60_000);
  task = await query();
  expect(task.task_status).toBe("SUCCEEDED");
  const [address] = task.choices[0].message.content.map(({ image }: { image: string }) => image);
  const { pathname, search } = new URL(address);
  expect((await emulator.send(pathname + search)).status).toBe(200);
  emulator.close();
});
