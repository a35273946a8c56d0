import "server-only";
import { z } from "zod";
import { liveEventSchema } from "@/lib/core/api/live-event";
import type { Database } from "../db/database";
import { type OutboxRow, openOutboxReader } from "../db/dialects/postgres/outbox-reader";
import { pruneOutbox, writeToOutbox } from "../db/dialects/postgres/outbox-rows";
import { storedValue } from "../db/stored-json";
import type { Log } from "../observe/log";
import { createHeardRevisions } from "./heard-revisions";
import type { Follower, HeardEvent, LiveHub } from "./live-hub";
import { createOutboxWriter } from "./outbox-writer";
import { keptBytes, keptFrames, openPages } from "./pages";

interface Parts {
  database: Database;
  /** Of the same database. */
  address: string;
  log: Log;
}

export interface SharedHub extends LiveHub {
  /** Writes what is still to be told, and follows no more. */
  stop: () => Promise<void>;
}

const reset = { type: "reset" } as const;
/** What processes tell each other and no page. */
const sessionEndedSchema = z.object({ type: z.literal("sessionEnded"), id: z.string() });
const typeSchema = z.object({ type: z.string() });
const pageTypes = new Set<string>(liveEventSchema.options.map(({ shape }) => shape.type.value));

const pruneEveryMs = 10_000;

/**
 * The hub of a studio that may be several processes: events go through an outbox in the database, in
 * the order of their numbers there, and everybody hears them from it, also the process that wrote them.
 */
export async function openSharedHub({ database, address, log }: Parts): Promise<SharedHub> {
  const pages = openPages("", () => void resetAhead());
  const followers = new Set<Follower>();
  const heard = createHeardRevisions();
  let isOpen = false;
  let prunedAt = performance.now();

  const tellFollowers = (event: HeardEvent) => {
    for (const follow of followers) follow(event);
  };

  const receive = ({ id, event: text }: OutboxRow, isNews: boolean) => {
    const event = storedValue(text);
    const { type } = typeSchema.parse(event);
    const ended = sessionEndedSchema.safeParse(event);
    if (ended.success) pages.endSession(ended.data.id);
    if (type === "reset") {
      if (isNews) tellFollowers(reset);
      pages.send(id, type, "{}");
      return;
    }
    // A newer version may tell what this one does not know.
    const told = liveEventSchema.safeParse(event);
    if (!pageTypes.has(type) || (told.success && heard.has(told.data))) {
      pages.passOver(id);
      return;
    }
    if (isNews && told.success) tellFollowers(told.data);
    pages.send(id, type, text);
  };

  const reader = await openOutboxReader(address, {
    most: { rows: keptFrames, bytes: keptBytes },
    began({ epoch, rows }) {
      heard.forget();
      pages.beginAnew(epoch, Math.max(0, (rows[0]?.id ?? 0) - 1));
      for (const row of rows) receive(row, false);
      // Somebody may have signed out meanwhile: whoever comes back is asked for the session.
      pages.closeSessions();
      pages.reset();
      if (isOpen) tellFollowers(reset);
      isOpen = true;
    },
    read(rows) {
      for (const row of rows) receive(row, true);
    },
    failed: (err) => log.warn({ err }, "events cannot be followed at the moment"),
  });

  async function resetAhead() {
    const listeners = pages.ahead();
    await reader.afresh();
    pages.resetAhead(listeners);
  }

  const writer = createOutboxWriter({
    reset: JSON.stringify(reset),
    async write(texts) {
      await writeToOutbox(database, texts);
      if (performance.now() - prunedAt < pruneEveryMs) return;
      prunedAt = performance.now();
      // The next one tries again.
      await pruneOutbox(database).catch((err: unknown) =>
        log.warn({ err }, "old events could not be deleted"),
      );
    },
    refused(err) {
      log.warn({ err }, "events cannot be written at the moment");
    },
  });

  return {
    publish: (event) => writer.put(JSON.stringify(event)),
    startOver: () => writer.put(JSON.stringify(reset)),
    onEvent: (follower) => followers.add(follower),
    listen: pages.listen,
    endSession(id) {
      pages.endSession(id);
      return writer.putSurely(JSON.stringify({ type: "sessionEnded", id }));
    },
    listeners: pages.listeners,
    close: pages.close,
    async stop() {
      await writer.stop();
      await reader.stop();
    },
  };
}
