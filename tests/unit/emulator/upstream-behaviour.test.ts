import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { emulatorOnOwnClock, type OwnEmulator } from "../../support/emulator";
import { dataUri } from "../../support/image-file";

const paths = {
  multimodal: "/services/aigc/multimodal-generation/generation",
  imageGeneration: "/services/aigc/image-generation/generation",
  textToImage: "/services/aigc/text2image/image-synthesis",
  imageToImage: "/services/aigc/image2image/image-synthesis",
};
const asynchronous = { "X-DashScope-Async": "enable" };
const hour = 60 * 60_000;

const say = (text: string, parameters = {}) => ({
  input: { messages: [{ role: "user", content: [{ text }] }] },
  parameters,
});
const wan = (text: string, parameters = {}) => ({
  model: "wan2.7-image",
  ...say(text, parameters),
});

let emulator: OwnEmulator;
beforeEach(async () => {
  emulator = await emulatorOnOwnClock({ speed: 1_000 });
});
afterEach(() => emulator.close());

const create = async (body: object, path = paths.imageGeneration) =>
  (await emulator.post(path, body, asynchronous)).body.output.task_id;

describe("which path accepts which model, and how", () => {
  const rows: [string, string, string, boolean, number, string][] = [
    ["wan2.7-image", "multimodal", "with the header", true, 403, "AccessDenied"],
    ["wan2.7-image", "imageGeneration", "without the header", false, 403, "AccessDenied"],
    ["wan2.7-image", "textToImage", "with the header", true, 400, "InvalidParameter"],
    ["wan2.5-i2i-preview", "multimodal", "without the header", false, 400, "InvalidParameter"],
    ["wan2.5-i2i-preview", "imageToImage", "without the header", false, 403, "AccessDenied"],
    ["qwen-image", "textToImage", "without the header", false, 403, "AccessDenied"],
    ["qwen-image", "imageToImage", "with the header", true, 400, "InvalidParameter"],
    ["qwen-image-edit-plus", "multimodal", "with the header", true, 403, "AccessDenied"],
    ["qwen-image-edit", "imageGeneration", "with the header", true, 400, "InvalidParameter"],
    ["qwen-image-3.0-pro", "multimodal", "with the header", true, 403, "AccessDenied"],
    ["qwen-image-3.0", "imageGeneration", "without the header", false, 403, "AccessDenied"],
    ["qwen-image-3.0", "textToImage", "with the header", true, 400, "InvalidParameter"],
    ["qwen-image-2.1-pro", "multimodal", "with the header", true, 403, "AccessDenied"],
    ["qwen-image-2.0-pro", "multimodal", "with the header", true, 403, "AccessDenied"],
    ["qwen-image-2.0", "imageGeneration", "with the header", true, 400, "InvalidParameter"],
    ["qwen-image-max", "textToImage", "with the header", true, 400, "InvalidParameter"],
    ["wan2.6-t2i", "imageGeneration", "without the header", false, 403, "AccessDenied"],
    ["wan2.6-image", "multimodal", "with the header", true, 403, "AccessDenied"],
    ["wan2.5-t2i-preview", "textToImage", "without the header", false, 403, "AccessDenied"],
    ["wan2.5-t2i-preview", "multimodal", "without the header", false, 400, "InvalidParameter"],
    ["z-image-turbo", "multimodal", "with the header", true, 403, "AccessDenied"],
    ["z-image-turbo", "imageGeneration", "with the header", true, 400, "InvalidParameter"],
    ["wan9", "multimodal", "without the header", false, 400, "InvalidParameter"],
  ];
  it.each(rows)("%s on %s %s is refused", async (model, path, _, isAsync, status, code) => {
    const url = Object.entries(paths).find(([name]) => name === path)?.[1] ?? "";
    const body = { model, ...say("x") };
    const answer = await emulator.post(url, body, isAsync ? asynchronous : {});
    expect(answer).toMatchObject({ status, body: { code } });
    expect((await emulator.ledger()).tasks).toEqual([]);
  });

  it("an invalid path, body and key", async () => {
    expect(await emulator.get("/nothing")).toMatchObject({
      status: 404,
      body: { code: "NotFound" },
    });
    const broken = await emulator.send(`/api/v1${paths.multimodal}`, {
      method: "POST",
      headers: { Authorization: "Bearer sk-x" },
      body: "{",
    });
    expect(broken).toMatchObject({ status: 400, body: { code: "InvalidParameter" } });
    const headers = { Authorization: "Bearer sk-invalid" };
    for (const path of [`/api/v1${paths.multimodal}`, "/api/v1/tasks/", "/api/v1/uploads"]) {
      const answer = await emulator.send(path, { headers });
      expect(answer).toMatchObject({ status: 401, body: { code: "InvalidApiKey" } });
    }
  });
});

describe("the order of checks", () => {
  it("a bad parameter is a task that fails and costs nothing", async () => {
    const taskId = await create(wan("x", { n: 9 }));
    emulator.pass(hour);
    const { body } = await emulator.get(`/tasks/${taskId}`);
    expect(body.output).toMatchObject({ task_status: "FAILED", code: "InvalidParameter" });
    expect((await emulator.ledger()).billed).toBe(0);
  });

  it("the same on the synchronous path is refused at once", async () => {
    const answer = await emulator.post(paths.multimodal, wan("x", { n: 9 }));
    expect(answer).toMatchObject({ status: 400, body: { code: "InvalidParameter" } });
    expect((await emulator.ledger()).tasks).toEqual([]);
  });

  it.each([
    ["Arrearage", 400],
    ["AllocationQuota.FreeTierOnly", 403],
    ["Throttling.RateQuota", 429],
    ["ServiceUnavailable", 503],
  ])("%s is reported before anything is queued", async (code, status) => {
    const answer = await emulator.post(
      paths.imageGeneration,
      wan(`x [[fail:${code}]]`),
      asynchronous,
    );
    expect(answer).toMatchObject({ status, body: { code } });
    expect((await emulator.ledger()).tasks).toEqual([]);
  });

  it.each([
    ["DataInspectionFailed", 400],
    ["InternalError.Timeout", 500],
    ["RequestTimeOut", 500],
  ])("%s of a synchronous call has the status %i", async (code, status) => {
    const answer = await emulator.post(paths.multimodal, wan(`x [[fail:${code}]]`));
    expect(answer).toMatchObject({ status, body: { code } });
    expect((await emulator.ledger()).billed).toBe(0);
  });
});

describe("limits", () => {
  it("submissions beyond the rate are throttled, and counted for each model alone", async () => {
    const slow = await emulatorOnOwnClock({ speed: 1, stepMs: 0 });
    const post = (model: string) =>
      slow.post(paths.imageGeneration, { ...wan("x"), model }, asynchronous);
    const statuses: number[] = [];
    for (let call = 0; call < 6; call += 1) statuses.push((await post("wan2.7-image")).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    expect((await post("wan2.7-image-pro")).status).toBe(200);
    slow.pass(1_001);
    expect((await post("wan2.7-image")).status).toBe(200);
    slow.close();
  });

  it("tasks beyond the number at once wait", async () => {
    const slow = await emulatorOnOwnClock({ speed: 1, stepMs: 600 });
    const ids: string[] = [];
    for (let call = 0; call < 6; call += 1) {
      const answer = await slow.post(paths.imageGeneration, wan("x"), asynchronous);
      ids.push(answer.body.output.task_id);
    }
    slow.pass(3_000);
    const states = await Promise.all(
      ids.map(async (id) => (await slow.get(`/tasks/${id}`)).body.output.task_status),
    );
    expect(states).toEqual([...Array(5).fill("RUNNING"), "PENDING"]);
    slow.close();
  });

  it("queries beyond 20 a second are throttled, and the task goes on", async () => {
    const slow = await emulatorOnOwnClock({ speed: 1, stepMs: 0 });
    const statuses: number[] = [];
    for (let call = 0; call < 21; call += 1) statuses.push((await slow.get("/tasks/t")).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(statuses.at(-1)).toBe(429);
    slow.close();
  });
});

describe("a task", () => {
  it("is deleted with its images after 24 hours", async () => {
    const taskId = await create(wan("x", { n: 1, size: "1K" }));
    emulator.pass(hour);
    const done = await emulator.get(`/tasks/${taskId}`);
    const url = new URL(done.body.output.choices[0].message.content[0].image);
    const address = `${url.pathname}${url.search}`;
    expect((await emulator.send(address)).status).toBe(200);
    emulator.pass(23 * hour);
    expect((await emulator.get(`/tasks/${taskId}`)).body.output.task_status).toBe("UNKNOWN");
    expect((await emulator.send(address)).status).toBe(403);
    expect((await emulator.get("/tasks/")).body.total).toBe(0);
  });

  it("is listed by model, status, id and time, without its prompt", async () => {
    const first = await create(wan("a secret"));
    await create({ ...wan("x"), model: "wan2.7-image-pro" });
    emulator.pass(hour);
    const listed = async (query: string) => (await emulator.get(`/tasks/?${query}`)).body;
    const all = await listed("");
    expect(all).toMatchObject({ total: 2, total_page: 1, page_no: 1, page_size: 10 });
    expect(JSON.stringify(all)).not.toContain("secret");
    expect((await listed("model_name=wan2.7-image")).data).toMatchObject([
      {
        task_id: first,
        status: "SUCCEEDED",
        user_api_unique_key: "apikey:v1:aigc:image-generation:generation:wan2.7-image",
      },
    ]);
    expect((await listed("status=FAILED")).total).toBe(0);
    expect((await listed(`task_id=${first}`)).total).toBe(1);
    expect((await listed("page_size=1&page_no=2")).data).toHaveLength(1);
    expect((await listed("start_time=20261120160000")).total).toBe(2);
    expect((await listed("end_time=20261120160000")).total).toBe(0);
    const span = await emulator.get("/tasks/?start_time=20261101000000&end_time=20261120000000");
    expect(span.status).toBe(400);
  });

  it("that fails as a whole counts every part of it", async () => {
    const image = await dataUri({ width: 600, height: 600 });
    const body = {
      model: "wan2.5-i2i-preview",
      input: { prompt: "x [[fail:InternalError.Timeout]]", images: [image] },
      parameters: { n: 4 },
    };
    const taskId = await create(body, paths.imageToImage);
    emulator.pass(hour);
    expect((await emulator.get(`/tasks/${taskId}`)).body.output).toMatchObject({
      task_status: "FAILED",
      code: "InternalError.Timeout",
      task_metrics: { TOTAL: 4, SUCCEEDED: 0, FAILED: 4 },
    });
  });

  it("of a synchronous call does not exist", async () => {
    await emulator.post(paths.multimodal, wan("x", { n: 1 }));
    const [{ taskId, billed }] = (await emulator.ledger()).tasks;
    emulator.pass(hour);
    expect((await emulator.get(`/tasks/${taskId}`)).body.output.task_status).toBe("UNKNOWN");
    expect((await emulator.get("/tasks/")).body.total).toBe(0);
    expect(billed).toBe(1);
  });

  it("of a set makes at most n images, as many as the prompt counts", async () => {
    const images = async (text: string, n?: number) => {
      const taskId = await create(wan(text, { enable_sequential: true, n, size: "1K", seed: 2 }));
      emulator.pass(hour);
      return (await emulator.get(`/tasks/${taskId}`)).body.usage.image_count;
    };
    expect(await images("First image: spring. Second image: summer.", 12)).toBe(2);
    expect(await images("第一张:春天;第二张:夏天;第三张:秋天", 2)).toBe(2);
    expect(await images("a story", 12)).toBeLessThan(12);
    const many = Array.from({ length: 13 }, (_, index) => `Image ${index + 1}: a day.`).join(" ");
    expect(await images(many)).toBe(12);
  });
});

describe("an upload", () => {
  const policyFor = async (model: string) =>
    (await emulator.get(`/uploads?action=getPolicy&model=${model}`)).body.data;

  async function upload(policy: Record<string, string>, changes: Record<string, string> = {}) {
    const form = new FormData();
    const fields = {
      OSSAccessKeyId: policy.oss_access_key_id,
      Signature: policy.signature,
      policy: policy.policy,
      key: `${policy.upload_dir}/a.png`,
      ...changes,
    };
    for (const [name, value] of Object.entries(fields)) form.append(name, value ?? "");
    const [, content = ""] = (await dataUri({ width: 500, height: 500 })).split(",");
    form.append("file", new File([Buffer.from(content, "base64")], "a.png"));
    const path = new URL(policy.upload_host ?? "").pathname;
    return { ...(await emulator.send(path, { method: "POST", body: form })), key: fields.key };
  }

  const use = (key: string, headers = {}) =>
    emulator.post(
      paths.multimodal,
      {
        model: "wan2.7-image",
        input: {
          messages: [{ role: "user", content: [{ image: `oss://${key}` }, { text: "x" }] }],
        },
        parameters: { n: 1 },
      },
      headers,
    );
  const resolve = { "X-DashScope-OssResourceResolve": "enable" };

  it("is an image that a call can name, with the header", async () => {
    const { status, key } = await upload(await policyFor("wan2.7-image"));
    expect(status).toBe(200);
    expect((await use(key, resolve)).status).toBe(200);
    expect(await use(key)).toMatchObject({ status: 400, body: { code: "InvalidParameter" } });
  });

  it("is valid for its model and for 48 hours", async () => {
    const foreign = await upload(await policyFor("qwen-image-edit"));
    expect((await use(foreign.key, resolve)).status).toBe(400);
    const own = await upload(await policyFor("wan2.7-image"));
    emulator.pass(48 * hour);
    expect((await use(own.key, resolve)).status).toBe(400);
  });

  it("needs a policy that is genuine, fresh and for this place, and accepts a key once", async () => {
    const policy = await policyFor("wan2.7-image");
    expect((await upload(policy, { Signature: "x" })).status).toBe(403);
    expect((await upload(policy, { key: "elsewhere/a.png" })).status).toBe(403);
    expect((await upload(policy)).status).toBe(200);
    expect((await upload(policy)).status).toBe(409);
    emulator.pass(hour);
    const late = await upload(policy, { key: `${policy.upload_dir}/b.png` });
    expect(late.status).toBe(403);
    expect(late.body).toContain("Policy expired");
  });

  it("needs an existing model and action", async () => {
    expect((await emulator.get("/uploads?action=getPolicy&model=wan9")).status).toBe(400);
    expect((await emulator.get("/uploads?model=wan2.7-image")).status).toBe(400);
  });
});
