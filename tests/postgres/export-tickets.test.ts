import { sql } from "kysely";
import { expect, it } from "vitest";
import { openPostgres } from "@/lib/server/db/open-postgres";
import { mostTickets, validForMs } from "@/lib/server/portability/export-tickets";
import { keepTicketsOnPostgres } from "@/lib/server/portability/shared-tickets";
import { databaseFor } from "../support/database-settings";
import { freshFolder } from "../support/processes";

const selection = {
  assetIds: ["0198c0de-0000-7000-8000-000000000001"],
  chosen: 1,
  generationIds: ["0198c0de-0000-7000-8000-00000000000a"],
  bytes: 12_345,
  isPlain: false,
};

it("an export that one process has prepared can be downloaded from another, for ten minutes", async () => {
  const address = await databaseFor(await freshFolder());
  const databases = [await openPostgres(address), await openPostgres(address)] as const;
  const [one, other] = databases.map(keepTicketsOnPostgres);
  const before = Date.now();
  const ticket = await one?.issue(selection, "swatchbox.zip");
  expect(ticket).toMatchObject({ selection, name: "swatchbox.zip" });
  expect(ticket?.expiresAt).toBeGreaterThanOrEqual(before + validForMs);
  expect(await other?.find(ticket?.id ?? "")).toEqual(ticket);
  expect(await other?.find("nonsense")).toBeUndefined();
  await sql`update export_tickets set expires_at = now()`.execute(databases[0]);
  expect(await other?.find(ticket?.id ?? "")).toBeUndefined();
  await Promise.all(databases.map((database) => database.destroy()));
});

it("only the newest exports are kept, whoever has prepared them", async () => {
  const address = await databaseFor(await freshFolder());
  const databases = [await openPostgres(address), await openPostgres(address)] as const;
  const [one, other] = databases.map(keepTicketsOnPostgres);
  const first = await one?.issue(selection, "first.zip");
  const second = await other?.issue(selection, "second.zip");
  for (let count = 1; count < mostTickets; count += 1) await one?.issue(selection, "next.zip");
  expect(await other?.find(first?.id ?? "")).toBeUndefined();
  expect(await one?.find(second?.id ?? "")).toEqual(second);
  await Promise.all(databases.map((database) => database.destroy()));
});
