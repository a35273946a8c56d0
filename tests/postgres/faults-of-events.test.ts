import { expect, it } from "vitest";
import { findPostgres } from "../../scripts/postgres.mjs";
import { startPostgres } from "../support/postgres-server";
import { eventNamed, openPage, openReplica } from "../support/shared-hubs";

it("while the database is away nobody waits for events, and afterwards every page asks for everything", async () => {
  const server = await startPostgres(findPostgres() ?? "");
  const [one, other] = await Promise.all([openReplica(server.url), openReplica(server.url)]);
  const pages = [one, other].map(({ hub }) => openPage(hub));
  await server.crash();
  await Promise.all([one.hub.publish(eventNamed("lost")), one.hub.endSession("ended")]);
  await one.hub.publish(eventNamed("lost, too"));
  // Its own page knows at once that something is missing.
  expect(pages[0]?.heard).toEqual(["reset", "reset"]);
  expect(pages[1]?.heard).toEqual(["reset"]);
  const inSession = openPage(other.hub, undefined, "ended");
  await server.begin();
  await expect.poll(() => inSession.isClosed).toBe(true);
  await one.hub.publish(eventNamed("next"));
  for (const page of pages) await expect.poll(() => page.heard.at(-1)).toBe("next");
  expect(pages[0]?.heard).toEqual(["reset", "reset", "reset", "next"]);
  expect(pages[1]?.heard).toEqual(["reset", "reset", "next"]);
  await Promise.all([one.stop(), other.stop()]);
  await server.stop();
});
