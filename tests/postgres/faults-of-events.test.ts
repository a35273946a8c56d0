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
  for (const { heard } of pages) expect(heard).toEqual(["reset"]);
  const inSession = openPage(other.hub, undefined, "ended");
  await server.begin();
  await expect.poll(() => inSession.isClosed).toBe(true);
  await one.hub.publish(eventNamed("next"));
  for (const page of pages) await expect.poll(() => page.heard.at(-1)).toBe("next");
  for (const { heard } of pages) expect(heard).toEqual(["reset", "reset", "next"]);
  await Promise.all([one.stop(), other.stop()]);
  await server.stop();
});
