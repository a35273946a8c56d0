import { once } from "node:events";
import { createServer } from "node:http";
import { describe, expect, it } from "vitest";
import { freshFolder, quick, runStudio, startStudio } from "../support/processes";
import { studioApi } from "../support/studio-api";

/** fetch sets Host and Origin itself, so these go out by hand. */
async function rawStatus(url: string, headers: Record<string, string>, method = "GET") {
  const { request } = await import("node:http");
  return new Promise<number>((resolve, reject) => {
    const outgoing = request(url, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    outgoing.on("error", reject);
    outgoing.end(method === "POST" ? "{}" : undefined);
  });
}

describe("a studio without a password", () => {
  it("refuses to listen on the network, with a reason", async () => {
    const { code, output } = await runStudio({
      HOST: "0.0.0.0",
      STUDIO_DATA_DIR: await freshFolder(),
    });
    expect(code).toBe(1);
    expect(output).toContain("Set STUDIO_PASSWORD");
    expect(output).not.toContain("Swatchbox: http");
  });

  it("refuses unexpected hosts and other sites' requests", async () => {
    const studio = await startStudio({ STUDIO_DATA_DIR: await freshFolder() });
    const health = `${studio.url}/api/health`;
    const runs = `${studio.url}/api/generations`;
    expect(await rawStatus(health, { host: "evil.example" })).toBe(421);
    expect(await rawStatus(`${studio.url}/`, { host: "evil.example" })).toBe(404);
    expect(await rawStatus(runs, { origin: "http://evil.example" }, "POST")).toBe(403);
    expect(await rawStatus(runs, { "sec-fetch-site": "cross-site" }, "POST")).toBe(403);
    expect(await rawStatus(health, {})).toBe(200);
    expect((await fetch(studio.url)).headers.get("x-frame-options")).toBe("DENY");
    await studio.stop();
  });

  it("is refused a data folder that another studio is using", async () => {
    const folder = await freshFolder();
    const studio = await startStudio({ STUDIO_DATA_DIR: folder });
    const { code, output } = await runStudio({ STUDIO_DATA_DIR: folder, PORT: "1" });
    expect(code).toBe(1);
    expect(output).toContain("Another studio is using the data folder");
    await studio.stop();
  });

  it("says which port is in use", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const { code, output } = await runStudio({
      PORT: String(port),
      STUDIO_DATA_DIR: await freshFolder(),
    });
    expect(code).toBe(1);
    expect(output).toContain(`Port ${port}`);
    server.close();
  });
});

describe("a studio with a password", () => {
  it("serves nothing but the sign-in page without a session", async () => {
    const studio = await startStudio({
      STUDIO_DATA_DIR: await freshFolder(),
      HOST: "0.0.0.0",
      STUDIO_PASSWORD: "long and secret",
    });
    const url = studio.url.replace("0.0.0.0", "127.0.0.1");
    const api = studioApi(url);
    const paths = [
      "models",
      "assets",
      "assets/1/original",
      "assets/1/thumb",
      "generations",
      "generations/1",
      "events",
      "openapi.json",
    ];
    for (const path of paths) {
      const response = await api.get(`/api/${path}`);
      expect(response.status, path).toBe(401);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
    }
    expect((await api.get("/sandbox/ledger")).status).toBe(404);
    const page = await fetch(url, { redirect: "manual" });
    expect(page.headers.get("location")).toContain("/sign-in");

    expect((await api.post("/api/session", { password: "wrong" })).status).toBe(401);
    const signedIn = await api.post("/api/session", { password: "long and secret" });
    const cookie = signedIn.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const session = cookie.split(";")[0] ?? "";
    expect((await api.get("/api/models", { cookie: session })).status).toBe(200);
    expect((await api.get("/api/models", { cookie: `${session}0` })).status).toBe(401);
    const health = (headers: Record<string, string>) =>
      api.get("/api/health", headers).then((response) => response.json());
    expect(await health({ cookie: session })).toMatchObject({ status: "ok", endpoint: "sandbox" });
    // A balancer asks without a session, and is told nothing else.
    expect(await health({})).toEqual({ status: "ok" });
    await studio.stop();
  });

  it("slows down guessing", async () => {
    const studio = await startStudio({
      STUDIO_DATA_DIR: await freshFolder(),
      STUDIO_PASSWORD: "long and secret",
    });
    const api = studioApi(studio.url);
    const statuses: number[] = [];
    // Each wait is twice as long as the one before: however slow this is, one of them is met soon.
    while (statuses.at(-1) !== 429 && statuses.length < 20) {
      const answer = await api.post("/api/session", { password: `guess ${statuses.length}` });
      statuses.push(answer.status);
      if (answer.status === 429) expect(answer.headers.get("retry-after")).toMatch(/^[1-9]\d*$/);
    }
    expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
    expect(statuses.at(-1)).toBe(429);
    await studio.stop();
  });

  it("still draws: its own emulator is closed to others and open to itself", async () => {
    const studio = await startStudio({
      STUDIO_DATA_DIR: await freshFolder(),
      STUDIO_PASSWORD: "long and secret",
      ...quick,
    });
    const api = studioApi(studio.url);
    const signedIn = await api.post("/api/session", { password: "long and secret" });
    const cookie = (signedIn.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const created = await api.post(
      "/api/generations",
      { model: "wan2.7-image", prompt: "a lake" },
      { cookie, "Idempotency-Key": "own" },
    );
    const { generation } = await created.json();
    let status = "queued";
    while (status !== "succeeded" && status !== "failed") {
      const answer = await api.get(`/api/generations/${generation.id}`, { cookie });
      status = (await answer.json()).generation.status;
    }
    expect(status).toBe("succeeded");
    await studio.stop();
  });
});
