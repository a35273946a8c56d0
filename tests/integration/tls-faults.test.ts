import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer as createPlain } from "node:http";
import { createServer as createSecure } from "node:https";
import { createServer as createLine, type Server } from "node:net";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDashScopeClient } from "@/lib/server/dashscope/client";
import { openStudioHere } from "../support/in-process";
import { freshFolder, quick } from "../support/processes";
import { studioApi } from "../support/studio-api";

const pem = (name: string) =>
  readFileSync(join(import.meta.dirname, "../support/certificates", name), "utf8");
const ordinary = getCACertificates("default");

const closers: (() => void)[] = [];
afterAll(() => {
  for (const close of closers) close();
});

async function portOf(server: Server) {
  server.listen(0);
  await once(server, "listening");
  closers.push(() => server.close());
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

/** Says yes to every creation that reaches it, and counts them. */
async function secureServer(certificate: string) {
  let reached = 0;
  const server = createSecure({ key: pem("server.key"), cert: pem(certificate) }, (_, response) => {
    reached += 1;
    response.end(JSON.stringify({ output: { task_id: "task", task_status: "PENDING" } }));
  });
  const port = await portOf(server);
  return { url: `https://localhost:${port}`, reached: () => reached };
}

const creation = { path: "/services/x", body: "{}", usesUploads: false };
const create = (url: string) =>
  createDashScopeClient({ baseUrl: url, apiKey: "sk-test" }, fetch).create(creation);
const certificateFault = (code: string) => ({
  kind: "fault",
  fault: {
    code: "studio.certificate",
    taken: "no",
    retry: "never",
    message: expect.stringContaining(code),
  },
});
const sendAgain = { kind: "fault", fault: { kind: "unreachable", taken: "no", retry: "later" } };

describe("a certificate that is not accepted", () => {
  it("of a private root is named, and nothing was sent", async () => {
    const { url, reached } = await secureServer("valid.pem");
    const fault = certificateFault("UNABLE_TO_VERIFY_LEAF_SIGNATURE");
    expect(await create(url)).toMatchObject(fault);
    expect(reached()).toBe(0);
  });

  describe("from a trusted root", () => {
    beforeAll(() => setDefaultCACertificates([...ordinary, pem("root.pem")]));
    afterAll(() => setDefaultCACertificates(ordinary));

    it.each([
      ["not-yet.pem", "CERT_NOT_YET_VALID"],
      ["over.pem", "CERT_HAS_EXPIRED"],
      ["other-name.pem", "ERR_TLS_CERT_ALTNAME_INVALID"],
    ])("is also named: %s", async (certificate, code) => {
      const { url, reached } = await secureServer(certificate);
      expect(await create(url)).toMatchObject(certificateFault(code));
      expect(reached()).toBe(0);
    });

    it("is accepted if it is valid", async () => {
      const { url } = await secureServer("valid.pem");
      expect(await create(url)).toMatchObject({ kind: "done", value: { taskId: "task" } });
    });
  });
});

describe("a connection that cannot be made", () => {
  it("because plain HTTP answers on the port lets the call be sent again", async () => {
    const port = await portOf(createPlain((_, response) => void response.end("{}")));
    expect(await create(`https://localhost:${port}`)).toMatchObject(sendAgain);
  });

  it("because it is closed during the handshake lets the call be sent again", async () => {
    const port = await portOf(createLine((line) => line.once("data", () => line.destroy())));
    expect(await create(`https://localhost:${port}`)).toMatchObject(sendAgain);
  });

  it("because it is closed at once lets the call be sent again", async () => {
    const port = await portOf(createLine((line) => void line.destroy()));
    expect(await create(`https://localhost:${port}`)).toMatchObject(sendAgain);
  });
});

it("a connection that ends once the call is on its way leaves its outcome open", async () => {
  const port = await portOf(createLine((line) => line.once("data", () => line.destroy())));
  const fault = { kind: "lost", taken: "unknown" };
  expect(await create(`http://localhost:${port}`)).toMatchObject({ kind: "fault", fault });
});

it("a run fails at a refused certificate, names it and costs nothing (promise 1)", async () => {
  const { url, reached } = await secureServer("valid.pem");
  const settings = { STUDIO_DATA_DIR: await freshFolder(), SANDBOX_URL: url, ...quick };
  const studio = await openStudioHere(settings);
  const api = studioApi(studio.url);
  // One that has tasks, and one whose answer could not be asked for again.
  for (const model of ["wan2.7-image", "qwen-image"]) {
    const response = await api.generate({ model, prompt: "A lamp" }, model);
    const { generation } = await response.json();
    expect(await api.untilEnded(generation.id)).toMatchObject({
      status: "failed",
      error: { code: "studio.certificate" },
      cost: { images: 0 },
    });
  }
  expect(reached()).toBe(0);
  await studio.stop();
});
