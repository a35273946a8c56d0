import "server-only";
import { randomUUID } from "node:crypto";
import type { Follower, LiveHub } from "./live-hub";
import { openPages } from "./pages";

/** The hub of a studio that is one process: events stay in its memory. */
export function createLiveHub(): LiveHub {
  // After a restart the numbers begin again; the epoch tells them apart.
  const pages = openPages(randomUUID().slice(0, 8));
  const followers = new Set<Follower>();
  let sequence = 0;
  return {
    async publish(event) {
      sequence += 1;
      for (const follow of followers) follow(event);
      pages.send(sequence, event.type, JSON.stringify(event));
    },
    startOver: async () => pages.reset(),
    onEvent: (follower) => followers.add(follower),
    listen: pages.listen,
    endSession: async (id) => pages.endSession(id),
    listeners: pages.listeners,
    close: pages.close,
  };
}
