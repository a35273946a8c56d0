import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newerRequests, newerResponses, pathOf } from "../../support/contract";
import { callToItsEnd, emulatorOnOwnClock, type OwnEmulator } from "../../support/emulator";
import { differencesOfShape } from "../../support/shape";

const paths = {
  multimodal: "/services/aigc/multimodal-generation/generation",
  imageGeneration: "/services/aigc/image-generation/generation",
  textToImage: "/services/aigc/text2image/image-synthesis",
};
const asynchronous = { "X-DashScope-Async": "enable" };

let emulator: OwnEmulator;
beforeEach(async () => {
  emulator = await emulatorOnOwnClock();
});
afterEach(() => emulator.close());

function printed(name: string) {
  const found = newerResponses.find((response) => response.name === `${name}.json`);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
}

function request(name: string) {
  const found = newerRequests.find((one) => one.name === `${name}.json`);
  if (!found) throw new Error(`There is no ${name}.`);
  return { path: pathOf(found.endpoint), body: found.body };
}

const messages = (model: string, text: string, parameters: object = {}, images = 0) => ({
  model,
  input: {
    messages: [
      {
        role: "user",
        content: [
          ...Array.from({ length: images }, (_, index) => ({
            image: `https://assets.example.com/${index}.png`,
          })),
          { text },
        ],
      },
    ],
  },
  parameters,
});
const flat = (text: string, parameters: object) => ({
  model: "wan2.5-t2i-preview",
  input: { prompt: text },
  parameters,
});

const two = { size: "1536*1024", n: 2, prompt_extend: false };
const square = { size: "1024*1024", prompt_extend: false };
/** Of each result that is printed a call that should have the same form. */
const results: Record<string, { path: string; body: unknown; also?: string[] }> = {
  "qwen-image-20-edit-two-of-two": request("qwen-image-20-pro-2026-06-22-edit-three-images-sync"),
  "qwen-image-20-sync-succeeded": {
    path: paths.multimodal,
    body: messages("qwen-image-2.0", "a lamp"),
  },
  // Measured answers tell whether the prompt was rewritten; the page's samples of these do not.
  "qwen-image-30-edit-two-of-two": {
    path: paths.multimodal,
    body: messages("qwen-image-3.0", "a lamp", two, 2),
    also: ["answer.output.rewrite_status is not printed"],
  },
  "qwen-image-30-sync-succeeded": {
    path: paths.multimodal,
    body: messages("qwen-image-3.0-pro", "a lamp", square),
    also: ["answer.output.rewrite_status is not printed"],
  },
  "qwen-image-30-sync-rewritten-accelerated-host": {
    path: paths.multimodal,
    body: messages("qwen-image-3.0-pro", "a lamp"),
  },
  "qwen-image-30-task-succeeded": {
    path: paths.imageGeneration,
    body: messages("qwen-image-3.0-pro", "a lamp", square),
  },
  "qwen-image-max-sync-succeeded": request("qwen-image-max-text-sync"),
  "wan25-t2i-task-succeeded": {
    path: paths.textToImage,
    body: flat("a lamp", { n: 1 }),
  },
  // The page leaves out what every task tells.
  "wan25-t2i-task-partly-failed": {
    path: paths.textToImage,
    body: flat("a lamp [[partial:1]]", { n: 2, prompt_extend: false }),
    also: [
      "answer.output.submit_time is not printed",
      "answer.output.scheduled_time is not printed",
      "answer.output.end_time is not printed",
      "answer.output.results[0].orig_prompt is not printed",
    ],
  },
  "wan26-image-task-succeeded-two-choices": request("wan26-image-edit-two-images-async"),
  "wan26-t2i-sync-succeeded": request("wan26-t2i-sync"),
  "wan26-t2i-task-succeeded": request("wan26-t2i-async"),
  "z-image-turbo-sync-succeeded": request("z-image-turbo-text-sync"),
  "z-image-turbo-extended-sync-succeeded": request("z-image-turbo-extended-sync"),
};

/** Values that are more than a kind: what was asked for is what is told. */
const told: Record<string, object> = {
  // The page says that sides are rounded to multiples of 16, and prints the 1080 that were asked for.
  "qwen-image-20-edit-two-of-two": { usage: { width: 1088, height: 1440, image_count: 2 } },
  "qwen-image-20-sync-succeeded": { usage: { width: 2048, height: 2048, image_count: 1 } },
  "qwen-image-30-edit-two-of-two": printedUsage("qwen-image-30-edit-two-of-two"),
  "qwen-image-30-sync-succeeded": printedUsage("qwen-image-30-sync-succeeded"),
  "qwen-image-30-sync-rewritten-accelerated-host": {
    output: { rewrite_status: "success" },
    ...printedUsage("qwen-image-30-sync-rewritten-accelerated-host"),
  },
  "qwen-image-30-task-succeeded": {
    output: { rewrite_status: "not_use" },
    ...printedUsage("qwen-image-30-task-succeeded"),
  },
  "qwen-image-max-sync-succeeded": printedUsage("qwen-image-max-sync-succeeded"),
  "wan25-t2i-task-partly-failed": {
    output: {
      results: [{ url: expect.any(String) }, { code: "InternalError.Timeout" }],
      task_metrics: { TOTAL: 2, SUCCEEDED: 1, FAILED: 1 },
    },
  },
  "wan26-t2i-sync-succeeded": printedUsage("wan26-t2i-sync-succeeded"),
  "z-image-turbo-sync-succeeded": {
    output: {
      choices: [
        {
          message: {
            content: [{}, { text: "A red kettle on a gas stove, morning, shallow focus." }],
            reasoning_content: "",
          },
        },
      ],
    },
    ...printedUsage("z-image-turbo-sync-succeeded"),
  },
  "z-image-turbo-extended-sync-succeeded": {
    output: { choices: [{ message: { reasoning_content: expect.stringMatching(/./) } }] },
  },
};

function printedUsage(name: string) {
  const { body } = printed(name);
  return typeof body === "object" && body && "usage" in body ? { usage: body.usage } : {};
}

const failing = (code: string) => () =>
  emulator.post(paths.multimodal, messages("qwen-image-3.0", `x [[fail:${code}]]`));
const sending =
  (model: string, parameters: object, images = 0) =>
  () =>
    emulator.post(paths.multimodal, messages(model, "x", parameters, images));

/** How each refusal that is printed comes about. */
const refusals: Record<string, () => ReturnType<OwnEmulator["send"]>> = {
  "error-arrearage": failing("Arrearage"),
  "error-async-not-supported": () =>
    emulator.post(paths.multimodal, messages("qwen-image-3.0", "x"), asynchronous),
  "error-burst-rate": failing("Throttling.BurstRate"),
  "error-cancel-not-pending": () => emulator.post("/tasks/none/cancel", {}),
  "error-concurrency": failing("Throttling.Concurrency"),
  "error-data-uri-too-large": failing(
    "InvalidParameter: Exceeded limit on max bytes per data-uri item : 10485760'.",
  ),
  "error-endpoint-access-denied": failing("Endpoint.AccessDenied"),
  "error-free-tier-only": failing("AllocationQuota.FreeTierOnly"),
  "error-media-download": failing("InvalidParameter.DataInspection"),
  "error-media-not-found": failing(
    "InvalidParameter.DataInspection: Failed to find the requested media resource during the data inspection process",
  ),
  "error-model-not-found": failing("ModelNotFound"),
  "error-moderation-output": () =>
    emulator.post(paths.multimodal, messages("z-image-turbo", "x [[moderation:output]]", { n: 1 })),
  "error-n-must-be-1": sending("qwen-image-max", { n: 2 }),
  "error-rate-quota": failing("Throttling.RateQuota"),
  "error-request-timeout": failing("RequestTimeOut"),
  "error-serving-busy": failing("ModelServingError"),
  "error-size-area": sending("qwen-image-2.0", { size: "3*3" }),
  "error-size-format": sending("qwen-image-3.0", { size: "2K" }),
  "error-size-not-listed": sending("qwen-image-plus", { size: "1024*1024" }),
  "error-sync-not-supported": () =>
    emulator.post(paths.imageGeneration, messages("qwen-image-3.0", "x")),
  "error-url": () =>
    emulator.post(paths.imageGeneration, messages("qwen-image-2.0", "x"), asynchronous),
  "error-workspace": failing("NOT AUTHORIZED"),
};

/** What differs on purpose: status or words that a test of their own looks at. */
const apart = [
  "error-model-not-exist",
  "error-size-area-30",
  "qwen-image-30-agent-with-image-refused",
  "qwen-image-30-task-created",
  "qwen-image-30-task-failed",
  "task-unknown",
  "wan25-task-failed",
];
const notEmulated = [
  "wan26-image-interleave-stream-events",
  "wan26-image-interleave-task-succeeded",
  "wanx21-imageedit-task-succeeded",
];

describe("the emulator's answers, compared with newer pages", () => {
  it("cover all of them, except for what it does not draw", () => {
    const names = [...Object.keys(results), ...Object.keys(refusals), ...apart, ...notEmulated];
    const all = newerResponses.map(({ name }) => name.replace(".json", ""));
    expect(all).toHaveLength(46);
    expect(names.sort()).toEqual(all.sort());
  });

  it.each(Object.entries(results))("%s has its form", async (name, { path, body, also = [] }) => {
    const { code, answer } = await callToItsEnd(emulator, path, body);
    expect(code).toBeUndefined();
    expect(answer.status).toBe(printed(name).status);
    expect(differencesOfShape(printed(name).body, answer.body).sort()).toEqual([...also].sort());
    expect(answer.body).toMatchObject(told[name] ?? {});
  });

  it.each(Object.entries(refusals))("%s, status and words", async (name, provoke) => {
    const { status, body } = printed(name);
    const { code, message } = Object(body);
    expect(await provoke()).toEqual({
      status,
      body: { request_id: expect.any(String), code, message },
    });
  });

  it("a model that does not exist has one of the two statuses that were seen", async () => {
    const { code, message } = Object(printed("error-model-not-exist").body);
    const answer = await sending("wan9", {})();
    expect(answer).toMatchObject({ status: 400, body: { code, message } });
  });

  it("an area of 3.0 is refused with the page's limits, in the service's words", async () => {
    const { code, message } = Object(printed("error-size-area-30").body);
    const answer = await sending("qwen-image-3.0", { size: "2048*2049" })();
    const words = message.replace("6553600 (2560x2560)", "4194304 (2048x2048)");
    expect(answer).toMatchObject({ status: 400, body: { code, message: words } });
  });

  it("agent with an image is refused", async () => {
    const { status, body } = printed("qwen-image-30-agent-with-image-refused");
    const answer = await sending("qwen-image-3.0", { prompt_extend_mode: "agent" }, 1)();
    expect(answer).toMatchObject({ status, body: { code: Object(body).code } });
  });

  it("a task of 3.0, when it is created and when it fails", async () => {
    const body = messages("qwen-image-3.0", "x [[fail:InternalError]]");
    const created = await emulator.post(paths.imageGeneration, body, asynchronous);
    const like = (name: string, answer: unknown) =>
      differencesOfShape(printed(name).body, answer).filter((one) => !one.includes("_time"));
    expect(like("qwen-image-30-task-created", created.body)).toEqual([]);
    emulator.pass(600_000);
    const failed = await emulator.get(`/tasks/${created.body.output.task_id}`);
    expect(like("qwen-image-30-task-failed", failed.body)).toEqual([]);
    expect(failed.body.output).toMatchObject({ task_status: "FAILED", code: "InternalError" });
  });

  it("a failed task of wan2.5, which counts its parts", async () => {
    const body = flat("x", { n: 4, size: "1K" });
    const { answer } = await callToItsEnd(emulator, paths.textToImage, body);
    const differences = differencesOfShape(printed("wan25-task-failed").body, answer.body);
    expect(differences.filter((one) => !one.includes("_time"))).toEqual([]);
  });

  it("an unknown task", async () => {
    const answer = await emulator.get("/tasks/17d7d840-82b9-485b-a954-0");
    expect(differencesOfShape(printed("task-unknown").body, answer.body)).toEqual([]);
    expect(answer.body.output.task_status).toBe("UNKNOWN");
  });
});
