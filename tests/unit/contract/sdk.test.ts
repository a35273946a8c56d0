import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sdkRecordings } from "../../support/contract";
import { emulatorOnOwnClock, type OwnEmulator } from "../../support/emulator";
import { imageFile } from "../../support/image-file";

type Recorded = (typeof sdkRecordings)[number]["requests"][number];

let emulator: OwnEmulator;
let picture: Buffer;
let pictureUri = "";
beforeAll(async () => {
  emulator = await emulatorOnOwnClock();
  picture = await imageFile({ width: 1000, height: 1000 });
  pictureUri = `data:image/png;base64,${picture.toString("base64")}`;
});
afterAll(() => emulator.close());

/** What the recordings hold in place of what only a live service gives. */
interface Live {
  taskId: string;
  policy?: Record<string, string>;
  key?: string;
}

const boundary = "swatchbox-boundary";
const recordedKey = /dashscope-instant\/abc\/2026-01-01\/uuid\/([^"\r\n]+)/g;

/** A recorded request with a live key, task, policy and readable pictures. */
function enliven(recorded: Recorded, live: Live): [string, RequestInit] {
  const headers = new Headers(
    recorded.headers.filter(([name]) => !/^(content-length|connection|date)$/i.test(name)),
  );
  headers.set("Authorization", "Bearer sk-recorded");
  let body = textOf(recorded.body).replaceAll("{BOUNDARY}", boundary);
  const type = headers.get("Content-Type")?.replace("{BOUNDARY}", boundary);
  if (type) headers.set("Content-Type", type);
  body = body
    .replaceAll("data:image/png;base64,iVBORw0KGgo=", pictureUri)
    .replace(/https:\/\/example\.invalid\/[\w.]+/g, pictureUri);
  if (live.policy) {
    const { policy = "", signature = "", upload_dir: folder = "" } = live.policy;
    body = body.replace("POL\r\n", `${policy}\r\n`).replace("SIG\r\n", `${signature}\r\n`);
    body = body.replace(recordedKey, `${folder}/$1`);
  }
  const path = recorded.path.replace(/(\/tasks\/)[\w-]+/, `$1${live.taskId}`);
  const init = { method: recorded.method, headers };
  if (recorded.method === "GET" || !body) return [path, init];
  return [path, { ...init, body: withPicture(body) }];
}

/** The SDK was recorded with the first bytes of a PNG alone; the emulator wants a whole one. */
function withPicture(body: string): Blob {
  const [before = "", after] = body.split("\ufffdPNG\r\n\u001a\n");
  return new Blob(after === undefined ? [before] : [before, new Uint8Array(picture), after]);
}

function textOf(body: unknown): string {
  if (body === null) return "";
  if (typeof body === "object" && "__raw__" in body) return String(body.__raw__);
  return JSON.stringify(body);
}

async function freshTask(emulator: OwnEmulator): Promise<string> {
  const created = await emulator.post(
    "/services/aigc/image-generation/generation",
    { model: "wan2.7-image", input: { messages: [{ role: "user", content: [{ text: "x" }] }] } },
    { "X-DashScope-Async": "enable" },
  );
  return created.body.output.task_id;
}

/** Replays a recording in order; gives each answer. */
async function replay(emulator: OwnEmulator, requests: Recorded[]) {
  const live: Live = { taskId: await freshTask(emulator) };
  const answers: Awaited<ReturnType<typeof emulator.send>>[] = [];
  for (const recorded of requests) {
    const answer = await emulator.send(...enliven(recorded, live));
    live.taskId = answer.body?.output?.task_id ?? live.taskId;
    live.policy = answer.body?.data?.policy ? answer.body.data : live.policy;
    answers.push(answer);
  }
  return answers;
}

const requestId = { request_id: expect.any(String) };
const task = { ...requestId, output: { task_id: expect.any(String), task_status: "PENDING" } };
const queried = { ...requestId, output: expect.objectContaining({ task_id: expect.any(String) }) };
const list = { ...requestId, total: expect.any(Number), data: expect.any(Array), page_no: 1 };
const policy = { ...requestId, data: expect.objectContaining({ upload_host: expect.any(String) }) };
const drawn = {
  ...requestId,
  output: expect.objectContaining({
    choices: [
      {
        finish_reason: "stop",
        message: {
          role: "assistant",
          content: expect.arrayContaining([expect.objectContaining({ image: expect.any(String) })]),
        },
      },
    ],
  }),
  usage: expect.objectContaining({ image_count: expect.any(Number) }),
};
const refusal = (code: string) => ({ ...requestId, code, message: expect.any(String) });

/** Of each kind of request the status and the shape that the documents promise. */
function promised({ method, path, body }: Recorded): [status: number, shape: unknown] {
  const text = textOf(body);
  if (path.startsWith("/api/v1/uploads")) return [200, policy];
  if (path === "/oss-host") return [200, {}];
  if (path.includes("/cancel")) return [400, refusal("UnsupportedOperation")];
  if (/\/tasks\?/.test(path)) return [200, list];
  if (method === "GET") return [200, queried];
  // Models of other documents, and prompts or pictures that no model takes.
  if (/wan2\.6|wan2\.2/.test(text)) return [400, refusal("InvalidParameter")];
  if (/"100\.00%"/.test(text)) return [400, refusal("InvalidParameter")];
  if (/oss:\/\/dashscope-instant\/a\/b/.test(text)) return [400, refusal("InvalidParameter")];
  return path.includes("multimodal-generation") ? [200, drawn] : [200, task];
}

describe("the official SDK's requests", () => {
  it("are all present", () => expect(sdkRecordings.length).toBeGreaterThanOrEqual(37));

  it.each(sdkRecordings.map((recording) => [recording.call, recording] as const))(
    "%s is served",
    async (_, { requests }) => {
      const answers = await replay(emulator, requests);
      for (const [index, recorded] of requests.entries()) {
        const [status, shape] = promised(recorded);
        expect(answers[index]).toEqual({ status, body: expect.objectContaining(shape) });
      }
    },
  );

  it("cancel a task that is still waiting, with and without slash and body", async () => {
    const cancels = sdkRecordings.filter(({ call }) => /\.cancel(_running)?$/.test(call));
    expect(cancels).toHaveLength(4);
    const waiting = await emulatorOnOwnClock({ speed: 1, stepMs: 500 });
    for (const { requests } of cancels) {
      const [answer] = await replay(waiting, requests);
      expect(answer).toEqual({ status: 200, body: { request_id: expect.any(String) } });
    }
    waiting.close();
  });
});
