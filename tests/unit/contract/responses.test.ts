import { describe, expect, it } from "vitest";
import { answerSchema } from "@/lib/server/dashscope/answers";
import { readCreation, readGeneration, readTask } from "@/lib/server/dashscope/read";
import { resultOf } from "@/lib/server/dashscope/result";
import { documentResponses } from "../../support/contract";

const reply = (status: number, body: unknown) => ({
  status,
  retryAfterMs: undefined,
  text: typeof body === "string" ? body : JSON.stringify(body),
});

function printed(name: string) {
  const found = documentResponses.find((response) => response.name === `${name}.json`);
  if (!found) throw new Error(`There is no ${name}.`);
  return reply(found.status, found.body);
}

const image = (url: string, actualPrompt?: string) => ({ kind: "image", url, actualPrompt });
const shenzhen = "https://dashscope-result-sz.oss-cn-shenzhen.aliyuncs.com/xxx.png?Expires=xxx";
const somewhere = "https://dashscope-xxx.oss-xxx.aliyuncs.com/xxx.png?Expires=xxx";

describe("every response in the documents", () => {
  it("is read below", () => {
    expect(documentResponses.map(({ name }) => name.replace(".json", ""))).toEqual([
      "invalid-api-key-none-provided",
      "invalid-api-key",
      "invalid-parameter",
      "qwen-image-edit-sync-succeeded",
      "qwen-image-sync-succeeded",
      "qwen-image-task-failed",
      "qwen-image-task-succeeded",
      "task-created",
      "task-results-partial-failure-shape",
      "wan25-task-created",
      "wan25-task-succeeded",
      "wan27-sync-succeeded",
      "wan27-task-succeeded",
    ]);
  });

  it.each([
    ["task-created", "0385dc79-5ff8-4d82-bcb6-xxxxxx", "4909100c-7b5a-9f92-bfe5-xxxxxx"],
    ["wan25-task-created", "7277e20e-aa01-4709-xxxxxxxx", "5dbf9dc5-4f4c-9605-85ea-542f97709ba8"],
  ])("%s is a task", (name, taskId, requestId) => {
    expect(readCreation(printed(name))).toEqual({ kind: "done", value: { taskId, requestId } });
  });

  it.each([
    ["invalid-api-key-none-provided", "InvalidApiKey", "No API-key provided.", 401],
    ["invalid-api-key", "InvalidApiKey", "Invalid API-key provided.", 401],
    ["invalid-parameter", "InvalidParameter", "num_images_per_prompt must be 1", 400],
  ])("%s is a definite refusal", (name, code, message, httpStatus) => {
    const fault = { kind: "refused", code, message, httpStatus, taken: "no", retry: "never" };
    expect(readCreation(printed(name))).toMatchObject({ kind: "fault", fault });
    expect(readGeneration(printed(name))).toMatchObject({ kind: "fault", fault });
  });

  it("wan27-sync-succeeded is one image with its size", () => {
    expect(readGeneration(printed("wan27-sync-succeeded"))).toMatchObject({
      kind: "done",
      value: {
        parts: [image(somewhere)],
        texts: [],
        imageCount: 1,
        size: { width: 1488, height: 704 },
        metrics: undefined,
      },
    });
  });

  it("wan27-task-succeeded is one image with times of UTC+8", () => {
    expect(readTask(printed("wan27-task-succeeded"))).toMatchObject({
      value: {
        kind: "succeeded",
        result: {
          parts: [image(somewhere)],
          imageCount: 1,
          size: { width: 2976, height: 1408 },
          times: {
            submittedAt: Date.UTC(2026, 2, 26, 9, 16, 1, 663),
            scheduledAt: Date.UTC(2026, 2, 26, 9, 16, 1, 716),
            endedAt: Date.UTC(2026, 2, 26, 9, 16, 22, 961),
          },
        },
      },
    });
  });

  it("qwen-image-sync-succeeded is one image with a count of what succeeded", () => {
    const url = "https://dashscope-result-sz.oss-cn-shenzhen.aliyuncs.com/xxx.png?Expires=xxxx";
    expect(readGeneration(printed("qwen-image-sync-succeeded"))).toMatchObject({
      value: {
        parts: [image(url)],
        imageCount: 1,
        size: { width: 1328, height: 1328 },
        metrics: { total: 1, succeeded: 1, failed: 0 },
      },
    });
  });

  it("qwen-image-edit-sync-succeeded is two images", () => {
    expect(readGeneration(printed("qwen-image-edit-sync-succeeded"))).toMatchObject({
      value: {
        parts: [image(shenzhen), image(shenzhen)],
        imageCount: 2,
        size: { width: 1248, height: 832 },
      },
    });
  });

  it("qwen-image-task-succeeded is one image with the rewritten prompt", () => {
    const outcome = readTask(printed("qwen-image-task-succeeded"));
    if (outcome.kind !== "done" || outcome.value.kind !== "succeeded") expect.unreachable();
    else {
      const { parts, imageCount } = outcome.value.result;
      expect(imageCount).toBe(1);
      expect(parts).toEqual([
        image(
          "https://dashscope-result-sz.oss-cn-shenzhen.aliyuncs.com/7d/xxx.png?Expires=xxxx",
          expect.stringMatching(/^子供時代にインスパイアされた/),
        ),
      ]);
    }
  });

  it("qwen-image-task-failed is a failure with its code", () => {
    expect(readTask(printed("qwen-image-task-failed"))).toMatchObject({
      value: { kind: "failed", code: "InvalidParameter", message: "xxxxxxxx" },
    });
  });

  it("wan25-task-succeeded is one image, its rewritten prompt and its counts", () => {
    expect(readTask(printed("wan25-task-succeeded"))).toMatchObject({
      value: {
        kind: "succeeded",
        result: {
          parts: [
            image(
              "https://dashscope-result-sh.oss-cn-shanghai.aliyuncs.com/xxx.png?Expires=xxx",
              expect.stringMatching(/^Place the blue alarm clock/),
            ),
          ],
          metrics: { total: 1, succeeded: 1, failed: 0 },
          imageCount: 1,
        },
      },
    });
  });

  it("task-results-partial-failure-shape is an image beside a failure", () => {
    // The document prints the list alone, without values; it stands in `output` of a task.
    const { text } = printed("task-results-partial-failure-shape");
    const answer = answerSchema.parse({ output: JSON.parse(text) });
    expect(resultOf(answer).parts.map(({ kind }) => kind)).toEqual(["image", "failure"]);
  });
});

describe("an undocumented answer", () => {
  it("keeps its body when it cannot be read, and counts as taken if it is a success", () => {
    const cut = '{"output":{"choices":[{"mess';
    expect(readGeneration(reply(200, cut))).toMatchObject({
      fault: { kind: "malformed", taken: "yes", retry: "never", answer: cut },
    });
    expect(readCreation(reply(400, "<html></html>"))).toMatchObject({
      fault: { kind: "refused", taken: "no", retry: "never", answer: "<html></html>" },
    });
    const odd = { output: { choices: "none" }, request_id: "r" };
    expect(readGeneration(reply(200, odd))).toMatchObject({ fault: { kind: "malformed" } });
  });

  it("may have unknown fields", () => {
    const body = {
      output: {
        choices: [{ message: { content: [{ image: "https://x/1.png", alt: 1 }] } }],
        mood: "good",
      },
      usage: { image_count: 1, credits: 3 },
    };
    expect(readGeneration(reply(200, body))).toMatchObject({
      kind: "done",
      value: { parts: [image("https://x/1.png")], imageCount: 1 },
    });
  });

  it("with success and a code but no output is a refusal", () => {
    const body = { code: "DataInspectionFailed", message: "no", request_id: "r" };
    expect(readGeneration(reply(200, body))).toMatchObject({
      fault: { kind: "refused", code: "DataInspectionFailed", taken: "no", requestId: "r" },
    });
  });
});
