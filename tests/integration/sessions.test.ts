import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readEvents } from "../support/event-stream";
import { type OpenServer, openStudioHere } from "../support/in-process";
import { freshFolder } from "../support/processes";
import { studioApi } from "../support/studio-api";

const password = "long and secret";
let studio: OpenServer;
const open = async () => {
  studio = await openStudioHere({
    STUDIO_DATA_DIR: await freshFolder(),
    STUDIO_PASSWORD: password,
  });
};
const close = () => studio.stop();

/** The studio's own server tells who calls in this header. */
const from = (address: string) => ({ "X-Swatchbox-Peer": address });
const signIn = (given: string, headers: Record<string, string> = {}) =>
  studioApi(studio.url).post("/api/session", { password: given }, headers);
const cookieOf = (answer: Response) => answer.headers.get("set-cookie")?.split(";")[0] ?? "";
const statusWith = async (cookie: string) =>
  (await studioApi(studio.url).get("/api/models", { cookie })).status;

async function guess(address: string, times: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let count = 0; count < times; count += 1) {
    statuses.push((await signIn(`guess ${count}`, from(address))).status);
  }
  return statuses;
}

describe("guessing", () => {
  beforeEach(open);
  afterEach(close);

  it("slows the guesser down and keeps nobody else out", async () => {
    expect(await guess("203.0.113.7", 7)).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect((await signIn(password, from("203.0.113.7"))).status).toBe(429);
    expect((await signIn(password, from("198.51.100.1"))).status).toBe(204);
    expect((await signIn("wrong", from("198.51.100.1"))).status).toBe(401);
  });

  it("from many addresses never keeps out a caller with the right password", async () => {
    const many = Array.from({ length: 40 }, (_, index) => `203.0.113.${index}`);
    await Promise.all(many.map((address) => guess(address, 1)));
    expect((await signIn(password, from("198.51.100.1"))).status).toBe(204);
  });

  it("from all addresses of one network counts as one caller's, and through a proxy as each client's", async () => {
    for (let count = 1; count <= 5; count += 1) await guess(`2001:db8::${count}`, 1);
    expect(await guess("2001:db8:0:0:ffff::9", 1)).toEqual([429]);
    expect(await guess("2001:db8:0:1::9", 1)).toEqual([401]);
    const behind = (client: string) => ({
      ...from("::ffff:127.0.0.1"),
      "X-Forwarded-For": `198.51.100.9, ${client}`,
    });
    for (let count = 1; count <= 5; count += 1) await signIn("wrong", behind("203.0.113.1"));
    expect((await signIn(password, behind("203.0.113.1"))).status).toBe(429);
    expect((await signIn(password, behind("203.0.113.2"))).status).toBe(204);
    // Nobody but a proxy on this machine is believed about whom it speaks for.
    const forged = { ...from("203.0.113.9"), "X-Forwarded-For": "203.0.113.10" };
    for (let count = 1; count <= 5; count += 1) await signIn("wrong", forged);
    expect((await signIn(password, from("203.0.113.9"))).status).toBe(429);
  });
});

describe("a session", () => {
  beforeAll(open);
  afterAll(close);

  it("ends with every copy of its cookie when somebody signs out, and no other ends", async () => {
    const [mine, other] = [cookieOf(await signIn(password)), cookieOf(await signIn(password))];
    expect(mine).not.toBe(other);
    expect([await statusWith(mine), await statusWith(other)]).toEqual([200, 200]);
    const signOut = await fetch(`${studio.url}/api/session`, {
      method: "DELETE",
      headers: { cookie: mine },
    });
    expect(signOut.status).toBe(204);
    expect([await statusWith(mine), await statusWith(other)]).toEqual([401, 200]);
  });

  it("takes its open streams of events with it, and no other's", async () => {
    const cookies = [await signIn(password), await signIn(password)].map(cookieOf);
    const [mine = "", other = ""] = cookies;
    const listen = async (cookie: string) => {
      const leave = new AbortController();
      const { url } = studio;
      const events = readEvents(url, { headers: { cookie }, signal: leave.signal });
      // It listens as soon as it is told to ask for everything.
      expect((await events.next()).value?.type).toBe("reset");
      return { events, leave };
    };
    const [first, second, others] = [await listen(mine), await listen(mine), await listen(other)];
    await fetch(`${studio.url}/api/session`, { method: "DELETE", headers: { cookie: mine } });
    await studioApi(studio.url).post("/api/boards", { name: "Quays" }, { cookie: other });
    for (const { events } of [first, second]) {
      expect(await events.next()).toEqual({ done: true, value: undefined });
    }
    expect((await others.events.next()).value?.type).toBe("boards");
    others.leave.abort();
  });

  it("cannot be made up or prolonged", async () => {
    const cookie = cookieOf(await signIn(password));
    const [name, value = ""] = cookie.split("=");
    const [expiry, id, signature] = value.split(".");
    for (const forged of [
      `${Number(expiry) + 1}.${id}.${signature}`,
      `${expiry}.other.${signature}`,
      `${expiry}.${signature}`,
      `${expiry}.${id}.`,
      "..",
      "constructor",
    ]) {
      expect(await statusWith(`${name}=${forged}`), forged).toBe(401);
    }
  });

  it.each([
    [{ "X-Forwarded-Proto": "https" }, true],
    [{ "X-Forwarded-Proto": "https,http" }, true],
    [{ "X-Forwarded-Proto": "HTTPS, http" }, true],
    [{ Forwarded: "for=192.0.2.60;proto=https;by=203.0.113.43" }, true],
    [{ Forwarded: 'for="[2001:db8::1]"; Proto="https", for=10.0.0.1;proto=http' }, true],
    [{ Forwarded: "for=192.0.2.60;proto=http", "X-Forwarded-Proto": "http" }, false],
    [{ "X-Forwarded-Proto": "http,https" }, false],
    [{}, false],
  ])("is limited to https if the browser used it: %j", async (headers, isSecure) => {
    const answer = await signIn(password, headers);
    expect(/; Secure/.test(answer.headers.get("set-cookie") ?? "")).toBe(isSecure);
  });
});
