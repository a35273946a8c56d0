import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { plainPicture } from "../support/pictures";
import {
  freePort,
  freshFolder,
  quick,
  type RunningServer,
  startSandbox,
} from "../support/processes";

const path = "/services/aigc/image-generation/generation";
const headers = {
  "Content-Type": "application/json",
  Authorization: "Bearer sk-anything",
  "X-DashScope-Async": "enable",
};

interface Draft {
  model?: string;
  text?: string;
  images?: string[];
  parameters?: Record<string, unknown>;
}

function bodyOf({ model = "wan2.7-image", text = "a clock", images = [], parameters = {} }: Draft) {
  const content = [...images.map((image) => ({ image })), { text }];
  return { model, input: { messages: [{ role: "user", content }] }, parameters };
}

/** The emulator as any DashScope client sees it. */
function clientOf(url: string) {
  const base = `${url}/api/v1`;
  const post = (to: string, body: unknown, changed: Record<string, string> = {}) =>
    fetch(`${base}${to}`, {
      method: "POST",
      headers: { ...headers, ...changed },
      body: JSON.stringify(body),
    });
  const query = async (taskId: string, slash = "") =>
    (await fetch(`${base}/tasks/${taskId}${slash}`, { headers })).json();
  return {
    post,
    query,
    create: async (draft: Draft) => (await (await post(path, bodyOf(draft))).json()).output.task_id,
    async ended(taskId: string) {
      for (;;) {
        const answer = await query(taskId);
        if (!["PENDING", "RUNNING"].includes(answer.output.task_status)) return answer;
      }
    },
    list: async (search: string) => (await fetch(`${base}/tasks?${search}`, { headers })).json(),
    ledger: async () => (await fetch(`${url}/ledger`)).json(),
  };
}

/** A clock so slow that nothing passes meanwhile: not a second of its rates, nor a task's wait. */
const crawling = { SANDBOX_SPEED: "0.0001" };

async function withSandbox(
  settings: Record<string, string>,
  use: (client: ReturnType<typeof clientOf>, server: RunningServer) => Promise<void>,
) {
  const server = await startSandbox(await freePort(), await freshFolder(), settings);
  await use(clientOf(server.url), server);
  await server.stop();
}

const imagesOf = (answer: {
  output: { choices: { message: { content: { image: string }[] } }[] };
}) => answer.output.choices[0]?.message.content.map(({ image }) => image) ?? [];

describe("the emulator, alone", () => {
  it("refuses at once what upstream refuses at once", async () => {
    await withSandbox({}, async (client) => {
      const wrong = [
        [{ Authorization: "" }, 401, "InvalidApiKey", "No API-key provided."],
        [{ Authorization: "Bearer sk-invalid" }, 401, "InvalidApiKey", "Invalid API-key provided."],
        [{ Authorization: "Bearer abc" }, 401, "InvalidApiKey", "Invalid API-key provided."],
        [
          { "X-DashScope-Async": "" },
          403,
          "AccessDenied",
          "current user api does not support synchronous calls",
        ],
      ] as const;
      for (const [changed, status, code, message] of wrong) {
        const response = await client.post(path, bodyOf({}), changed);
        expect(response.status).toBe(status);
        expect(await response.json()).toMatchObject({ code, message });
      }
      const model = await client.post(path, bodyOf({ model: "wan9" }));
      expect(await model.json()).toMatchObject({ message: "Model not exist." });
      const place = await client.post("/services/aigc/text2image/image-synthesis", bodyOf({}));
      expect(await place.json()).toMatchObject({ message: "url error, please check url！" });
      expect((await client.ledger()).tasks).toEqual([]);
    });
  });

  it("retires the models that it is told to", async () => {
    await withSandbox({ SANDBOX_RETIRED: "qwen-image, wan2.7-image" }, async (client) => {
      const response = await client.post(path, bodyOf({}));
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ code: "Endpoint.AccessDenied" });
      const other = await client.post(path, bodyOf({ model: "wan2.7-image-pro" }));
      expect(other.status).toBe(200);
    });
  });

  it("fails a bad request after queueing and bills nothing", async () => {
    await withSandbox(quick, async (client) => {
      const answer = await client.ended(await client.create({ parameters: { n: 5 } }));
      expect(answer.output).toMatchObject({ task_status: "FAILED", code: "InvalidParameter" });
      expect((await client.ledger()).billed).toBe(0);
    });
  });

  it("draws exactly what was requested, the same for the same seed, and bills each image", async () => {
    await withSandbox(quick, async (client) => {
      const parameters = { n: 2, seed: 5, size: "1024*768" };
      const bytes: Buffer[] = [];
      for (let run = 0; run < 2; run += 1) {
        const answer = await client.ended(await client.create({ parameters }));
        expect(answer.usage).toMatchObject({ image_count: 2, size: "1024*768" });
        expect(answer.output.submit_time).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/);
        for (const url of imagesOf(answer)) {
          bytes.push(Buffer.from(await (await fetch(url)).arrayBuffer()));
        }
      }
      const [first, second, again] = bytes;
      const { width, height, format, hasAlpha } = await sharp(first).metadata();
      expect([width, height, format, hasAlpha]).toEqual([1024, 768, "png", false]);
      expect(first?.equals(again ?? Buffer.alloc(0))).toBe(true);
      expect(first?.equals(second ?? Buffer.alloc(0))).toBe(false);
      expect((await client.ledger()).billed).toBe(4);
    });
  });

  it("changes the box and hardly anything else", async () => {
    await withSandbox(quick, async (client) => {
      const uri = async (colour: string) =>
        `data:image/png;base64,${(await plainPicture(800, 800, colour)).toString("base64")}`;
      const images = [await uri("#d04040"), await uri("#4060d0")];
      const parameters = { bbox_list: [[], [[400, 400, 800, 800]]], size: "1K", n: 1, seed: 1 };
      const answer = await client.ended(await client.create({ images, parameters }));
      const [url = ""] = imagesOf(answer);
      const picture = await sharp(await (await fetch(url)).arrayBuffer())
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const at = (x: number, y: number) => {
        const place = (y * picture.info.width + x) * 3;
        return [...picture.data.subarray(place, place + 3)];
      };
      const [red = 0, , blue = 0] = at(768, 768);
      expect(red).toBeGreaterThan(blue);
      const [outsideRed = 0, , outsideBlue = 0] = at(200, 200);
      expect(outsideBlue).toBeGreaterThan(outsideRed);
    });
  });

  it("answers submissions beyond the rate with 429, and says when to try again", async () => {
    await withSandbox(crawling, async (client) => {
      const statuses: number[] = [];
      for (let call = 0; call < 6; call += 1) {
        statuses.push((await client.post(path, bodyOf({}))).status);
      }
      expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
      const throttled = await client.post(path, bodyOf({}));
      expect(throttled.headers.get("retry-after")).toBe("1");
      expect((await throttled.json()).code).toBe("Throttling.RateQuota");
    });
  });

  it("cancels only waiting tasks, lists tasks without prompts, and does not know foreign ones", async () => {
    await withSandbox(crawling, async (client) => {
      const taskId = await client.create({});
      const canceled = await client.post(`/tasks/${taskId}/cancel/`, {});
      expect(canceled.status).toBe(200);
      expect((await client.query(taskId, "/")).output.task_status).toBe("CANCELED");
      const again = await client.post(`/tasks/${taskId}/cancel`, {});
      expect((await again.json()).code).toBe("UnsupportedOperation");
      const list = await client.list("page_no=1&page_size=10&model_name=wan2.7-image");
      expect(list.data).toMatchObject([{ task_id: taskId, status: "CANCELED" }]);
      expect(JSON.stringify(list)).not.toContain("a clock");
      const stranger = await client.query("00000000-0000-0000-0000-000000000000");
      expect(stranger.output.task_status).toBe("UNKNOWN");
    });
  });

  it("serves images only at the address it signed", async () => {
    await withSandbox(quick, async (client) => {
      const answer = await client.ended(await client.create({ parameters: { n: 1, size: "1K" } }));
      const [url = ""] = imagesOf(answer);
      expect((await fetch(url)).status).toBe(200);
      expect((await fetch(url.replace(/Expires=\d/, "Expires=9"))).status).toBe(403);
      expect((await fetch(url.split("?")[0] ?? "")).status).toBe(403);
    });
  });

  it("survives kill -9 with its tasks, its bill and the same bytes", async () => {
    const folder = await freshFolder();
    const port = await freePort();
    const settings = quick;
    const first = await startSandbox(port, folder, settings);
    const client = clientOf(first.url);
    const answer = await client.ended(await client.create({ parameters: { n: 1, size: "1K" } }));
    const [url = ""] = imagesOf(answer);
    const before = Buffer.from(await (await fetch(url)).arrayBuffer());
    await first.crash();
    const second = await startSandbox(port, folder, settings);
    const after = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect(after.equals(before)).toBe(true);
    expect((await client.ledger()).billed).toBe(1);
    await second.stop();
  });
});
