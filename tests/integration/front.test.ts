import { once } from "node:events";
import type { IncomingMessage, RequestListener } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import { createFront } from "@/scripts/front.mjs";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function open(answer: RequestListener, idleBodyMs?: number): Promise<number> {
  const server = createFront(answer, idleBodyMs).listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

/** Sends these lines and gives all that comes until the line is closed. */
async function exchange(port: number, ...lines: string[]): Promise<string> {
  const line = connect(port, "127.0.0.1");
  line.write(`${lines.join("\r\n")}\r\n\r\n`);
  return text(line);
}

const last = ["Host: studio.example", "Connection: close"];
const echo: RequestListener = (request, response) => {
  response.end(JSON.stringify({ url: request.url, host: request.headers.host }));
};

describe("the studio's server", () => {
  it("answers a client that asks for another protocol, even where Next listens for upgrades", async () => {
    const port = await open((request, response) => {
      const { server } = request.socket as typeof request.socket & { server: NodeJS.EventEmitter };
      server.on("upgrade", () => undefined);
      response.end("answered");
    });
    const upgrade = ["Host: x", "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c"];
    for (const path of ["/api/health", "/sandbox/api/v1/tasks/", "/"]) {
      const line = connect(port, "127.0.0.1");
      line.write(
        [
          `GET ${path} HTTP/1.1`,
          ...upgrade,
          "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA",
          "",
          "",
        ].join("\r\n"),
      );
      const [first] = await once(line, "data");
      expect(String(first)).toMatch(/^HTTP\/1\.1 200 OK/);
      line.destroy();
    }
  });

  it.each([
    ["GET /api/assets/%ff HTTP/1.1", 400, "request.address"],
    ["GET /%c3%28 HTTP/1.1", 400, "request.address"],
    ["GET * HTTP/1.1", 400, "request.address"],
    ["TRACE /api/health HTTP/1.1", 405, "request.method"],
    ["PROPFIND / HTTP/1.1", 405, "request.method"],
  ])("refuses with a reason what no route can take: %s", async (start, status, code) => {
    const answer = await exchange(await open(echo), start, ...last, "Accept-Language: ja");
    const [head = "", body = ""] = answer.split("\r\n\r\n");
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toMatch(/content-type: application\/problem\+json/i);
    expect(JSON.parse(body)).toMatchObject({ status, code, title: expect.stringMatching(/。$/) });
  });

  it("refuses an invalid host", async () => {
    const port = await open(echo);
    const answer = await exchange(port, "GET / HTTP/1.1", "Host: a b", "Connection: close");
    expect(answer).toContain("request.address");
  });

  it("lists what it accepts, and accepts an absolute address", async () => {
    const port = await open(echo);
    const options = await exchange(port, "OPTIONS * HTTP/1.1", ...last);
    expect(options).toMatch(/^HTTP\/1\.1 204 /);
    expect(options).toMatch(/allow: .*GET/i);
    const whole = await exchange(port, "GET http://studio.example:1/a?b=c HTTP/1.1", ...last);
    expect(whole).toContain('{"url":"/a?b=c","host":"studio.example:1"}');
  });

  it.each([400, 405])("gives an empty error of the API a message: %i", async (status) => {
    const port = await open((_, response) => {
      response.statusCode = status;
      response.setHeader("Allow", "GET");
      response.end();
    });
    const answer = await fetch(`http://127.0.0.1:${port}/api/assets`);
    expect([answer.status, answer.headers.get("allow")]).toEqual([status, "GET"]);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({ status, title: expect.stringMatching(/\.$/) });
    const page = await fetch(`http://127.0.0.1:${port}/page`);
    expect(await page.text()).toBe("");
  });

  it("gives up on a body that never arrives", async () => {
    let isAborted = false;
    const port = await open((request: IncomingMessage) => {
      request.on("error", () => {
        isAborted = true;
      });
      request.resume();
    }, 50);
    const start = ["POST /api/assets HTTP/1.1", "Host: x", "Content-Length: 10"];
    expect(await exchange(port, ...start, "", "abc")).toBe("");
    await expect.poll(() => isAborted).toBe(true);
  });

  it("identifies the caller, whatever the caller claims", async () => {
    const port = await open((request, response) => {
      response.end(request.headers["x-swatchbox-peer"]);
    });
    const headers = { "X-Swatchbox-Peer": "203.0.113.1" };
    const answer = await fetch(`http://127.0.0.1:${port}/`, { headers });
    expect(await answer.text()).toBe("127.0.0.1");
  });
});
