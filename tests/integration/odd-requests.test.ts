import { once } from "node:events";
import { stat } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenServer, openStudioHere } from "../support/in-process";
import { plainPicture } from "../support/pictures";
import { freshFolder, quick } from "../support/processes";
import { studioApi } from "../support/studio-api";

let studio: OpenServer;
let dataDir = "";
beforeAll(async () => {
  dataDir = join(await freshFolder(), "made", "here");
  studio = await openStudioHere({ STUDIO_DATA_DIR: dataDir, ...quick });
});
afterAll(() => studio.stop());
const api = () => studioApi(studio.url);

const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const creation = "/sandbox/api/v1/services/aigc/image-generation/generation";
const keyed = { Authorization: "Bearer sk-test" };

describe("a JSON body", () => {
  it.each([200, 100_000])(
    "%i deep is refused, by the studio and by the emulator",
    async (depth) => {
      for (const body of [nested(depth), `{"name":${nested(depth)}}`]) {
        for (const path of ["/api/boards", "/api/generations", "/api/saved-items"]) {
          const answer = await api().post(path, body, { "Idempotency-Key": "deep" });
          expect([answer.status, (await answer.json()).code], path).toEqual([
            400,
            "request.notJson",
          ]);
        }
        const answer = await api().post(creation, body, keyed);
        expect([answer.status, (await answer.json()).code]).toEqual([400, "InvalidParameter"]);
      }
    },
  );

  it("may begin with the byte order mark of some editors", async () => {
    const board = await api().post("/api/boards", '\ufeff{"name":"Marked"}');
    expect(board.status).toBe(201);
    const body =
      '\ufeff{"model":"wan2.7-image","input":{"messages":[{"role":"user","content":[{"text":"A"}]}]}}';
    const task = await api().post(creation, body, { ...keyed, "X-DashScope-Async": "enable" });
    expect(task.status).toBe(200);
  });
});

it("every unknown address below /api answers in the API's format", async () => {
  for (const path of ["nothing", "assets/x/y/z", "boards/1/2/3", ""]) {
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
      const answer = await fetch(`${studio.url}/api/nothing/${path}`, { method });
      expect([answer.status, (await answer.json()).code]).toEqual([404, "notFound"]);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
    }
  }
});

/** A form by hand, as programs write it. */
function form(type: string, disposition: string, content: Buffer) {
  const head = `--x\r\nContent-Disposition: ${disposition}\r\nContent-Type: image/png\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), content, Buffer.from("\r\n--x--\r\n")]);
  return fetch(`${studio.url}/api/assets`, {
    method: "POST",
    headers: { "Content-Type": type },
    body,
  });
}

describe("a form", () => {
  it.each([
    ["Multipart/Form-Data; Boundary=x", "form-data; name=file; filename=a.png", "a.png"],
    ['MULTIPART/FORM-DATA; boundary="x"', 'Form-Data; Name="file"; Filename="a b.png"', "a b.png"],
    [
      "multipart/form-data;boundary=x",
      'form-data; name="file"; filename="a%22b%22.png"',
      'a"b".png',
    ],
    [
      "multipart/form-data; boundary=x",
      String.raw`form-data; name="file"; filename="abcd\"ef.png"`,
      'abcd"ef.png',
    ],
  ])("is read however it is written: %s %s", async (type, disposition, name) => {
    const answer = await form(type, disposition, await plainPicture(100, 100 + name.length));
    expect(answer.status).toBe(201);
    expect((await answer.json()).assets[0].name).toBe(name);
  });

  it.each([
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\nabc',
    '--x\r\nContent-Disposition: form-data; name="other"; filename="a.png"\r\n\r\nabc',
    '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nabc',
    "--x\r\nContent-Disposition: form-",
    "--x",
  ])("that its sender gives up ends nothing but itself: %j", async (begun) => {
    const call = request(`${studio.url}/api/assets`, {
      method: "POST",
      headers: { "Content-Type": "multipart/form-data; boundary=x", "Content-Length": 10_000 },
    });
    call.on("error", () => undefined);
    call.write(begun);
    await once(call, "socket");
    await new Promise((resolve) => setImmediate(resolve));
    call.destroy();
    // Vitest fails where anything is thrown that nobody catches.
    expect((await api().get("/api/health")).status).toBe(200);
  });
});

it("no other user can read the data folder and the files with secrets in it", async () => {
  const modeOf = async (...path: string[]) =>
    ((await stat(join(dataDir, ...path))).mode & 0o777).toString(8);
  expect(await modeOf()).toBe("700");
  expect(await modeOf("studio.sqlite")).toBe("600");
  expect(await modeOf("studio.sqlite-wal")).toBe("600");
  expect(await modeOf("sandbox")).toBe("700");
  expect(await modeOf("sandbox", "sandbox.sqlite")).toBe("600");
});
