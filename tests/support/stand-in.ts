import type { LiveEvent } from "@/lib/core/api/live-event";
import { roomCookie, sightSchema, type Wish } from "./stand-in-wishes";

/** Gives a test a stand-in server without a past; call it before each test that uses the server. */
export function openStandIn(): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the next request has to carry it.
  document.cookie = `${roomCookie}=${crypto.randomUUID()}; Path=/`;
}

async function wish(wished: Wish) {
  const response = await fetch("/stand-in", { method: "POST", body: JSON.stringify(wished) });
  return sightSchema.parse(await response.json());
}

/** The server of the components under test, controlled by a test. */
export const standIn = {
  publish: (...events: LiveEvent[]) => wish({ kind: "publish", events }),
  write: (text: string) => wish({ kind: "write", text }),
  cut: () => wish({ kind: "cut" }),
  refuse: (status: number) => wish({ kind: "refuse", status }),
  accept: () => wish({ kind: "refuse" }),
  restart: () => wish({ kind: "restart" }),
  /** @param call such as "GET /api/assets" */
  answer: (call: string, body: unknown, status = 200) =>
    wish({ kind: "answer", call, answer: { status, body, isHeld: false } }),
  /** Like `answer`, but sent only when released. */
  answerLate: (call: string, body: unknown, status = 200) =>
    wish({ kind: "answer", call, answer: { status, body, isHeld: true } }),
  release: (call: string) => wish({ kind: "release", call }),
  look: () => wish({ kind: "look" }),
};
