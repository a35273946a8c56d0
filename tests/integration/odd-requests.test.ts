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

describe("what is not UTF-8", () => {
  it("is refused in a JSON body, and changes nothing", async () => {
    const board = await (await api().post("/api/boards", '{"name":"Quays"}')).json();
    const call = (path: string, method: string) =>
      fetch(`${studio.url}${path}`, {
        method,
        headers: { "Content-Type": "application/json" },
        body: Buffer.from('{"name":"caf\xe9"}', "latin1"),
      });
    for (const answer of [
      await call("/api/boards", "POST"),
      await call(`/api/boards/${board.board.id}`, "PATCH"),
    ]) {
      expect([answer.status, (await answer.json()).code]).toEqual([400, "request.notJson"]);
    }
    const { items } = await (await api().get("/api/boards")).json();
    const names = items.map(({ name }: { name: string }) => name);
    expect(names.filter((name: string) => name.startsWith("caf"))).toEqual([]);
    expect(names).toContain("Quays");
  });

  it("finds in a search what it means", async () => {
    await api().keep("Café au lait.png", await plainPicture(302, 40));
    for (const written of ["caf%C3%A9+au", "caf%E9+au", "caf%e9%20au"]) {
      const { items } = await (await api().get(`/api/assets?q=${written}`)).json();
      expect(items.map(({ name }: { name: string }) => name)).toEqual(["Café au lait.png"]);
    }
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

/** The bytes of a text, one in each character. */
const latin1Of = (text: string) => Buffer.from(text).toString("latin1");
/** Another picture each time: one that is kept already would keep its name. */
let sides = 10;

/** A form by hand, as programs write it. */
function form(type: string, disposition: string | Buffer, content: Buffer) {
  const body = Buffer.concat([
    Buffer.from("--x\r\nContent-Disposition: "),
    Buffer.from(disposition),
    Buffer.from("\r\nContent-Type: image/png\r\n\r\n"),
    content,
    Buffer.from("\r\n--x--\r\n"),
  ]);
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
    ['filename="caf\xe9 \x96 \x80.png"', "café – €.png"],
    ['filename="\xe6\xb9\x96\xe3\x81.png"', "湖_.png"],
    ["filename=caf\xe9.png", "café.png"],
    ["filename*=UTF-8''%E6%B9%96%20caf%C3%A9.png", "湖 café.png"],
    ["filename*=utf-8'en'caf%E9.png", "café.png"],
    ["filename*=iso-8859-1''caf%E9.png", "café.png"],
    ["filename*=no-such-charset''caf%E9.png", "café.png"],
    ["filename=\"caf.png\"; filename*=UTF-8''caf%C3%A9.png", "café.png"],
    // Half of the sign would be left of the last 200 characters.
    [`filename="${latin1Of(`🌊${"n".repeat(195)}.png`)}"`, `${"n".repeat(195)}.png`],
  ])("gives its file the name that its bytes mean: %j", async (parameter, name) => {
    const disposition = Buffer.from(`form-data; name="file"; ${parameter}`, "latin1");
    sides += 1;
    const content = await plainPicture(300, sides);
    const answer = await form("multipart/form-data; boundary=x", disposition, content);
    expect(answer.status).toBe(201);
    expect((await answer.json()).assets[0].name).toBe(name);
  });

  it("may be followed by whatever its sender adds", async () => {
    const content = await plainPicture(301, 30);
    const body = Buffer.concat([
      Buffer.from("before\r\n--x\r\n"),
      Buffer.from('Content-Disposition: form-data; name="note"\r\n\r\nabc\r\n--x\r\n'),
      Buffer.from('Content-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'),
      content,
      Buffer.from("\r\n--x--\r\n"),
      Buffer.alloc(300_000, "after"),
    ]);
    const answer = await fetch(`${studio.url}/api/assets`, {
      method: "POST",
      headers: { "Content-Type": "multipart/form-data; boundary=x" },
      body,
    });
    expect(answer.status).toBe(201);
    expect((await answer.json()).assets).toHaveLength(1);
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
