import "server-only";
import type { Database } from "./database";

/**
 * Asks the database something small.
 * @throws if it does not answer
 */
export async function probeDatabase(database: Database): Promise<void> {
  await database.selectFrom("settings").select("name").limit(1).execute();
}

export async function findSetting(database: Database, name: string): Promise<string | undefined> {
  const row = await database
    .selectFrom("settings")
    .select("value")
    .where("name", "=", name)
    .executeTakeFirst();
  return row?.value;
}

/** The values of several settings, by name; those that have none are left out. */
export async function findSettings(
  database: Database,
  names: string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await database
    .selectFrom("settings")
    .select(["name", "value"])
    .where("name", "in", names)
    .execute();
  return new Map(rows.map(({ name, value }) => [name, value]));
}

/** Stores a setting unless it has a value, which stays. */
export async function insertSetting(
  database: Database,
  name: string,
  value: string,
): Promise<void> {
  await database
    .insertInto("settings")
    .values({ name, value })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
}

/** Stores a setting in place of the value that it may have. */
export async function putSetting(database: Database, name: string, value: string): Promise<void> {
  await database
    .insertInto("settings")
    .values({ name, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
}

export async function deleteSetting(database: Database, name: string): Promise<void> {
  await database.deleteFrom("settings").where("name", "=", name).execute();
}

/** Deletes the settings whose name begins like this and whose time, their value, is over. */
export async function deleteSettingsBefore(
  database: Database,
  prefix: string,
  time: number,
): Promise<void> {
  await database
    .deleteFrom("settings")
    .where("name", "like", `${prefix}%`)
    .where("value", "<", String(time))
    .execute();
}
