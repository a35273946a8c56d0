import { createServer } from "node:net";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ConfigurationError } from "@/lib/server/config";
import { libraryId } from "@/lib/server/db/library-id";
import { lockPostgres, openPostgres } from "@/lib/server/db/open-postgres";
import { findSetting } from "@/lib/server/db/setting-rows";
import { databaseFor } from "../support/database-settings";
import { openStudioHere } from "../support/in-process";
import { freePort, freshFolder } from "../support/processes";

let address = "";
let admin: pg.Client;
beforeAll(async () => {
  address = await databaseFor(await freshFolder());
  admin = new pg.Client(process.env.TEST_DATABASE_SERVER);
  await admin.connect();
});
afterAll(() => admin.end());

const changed = (change: Partial<Pick<URL, "port" | "pathname" | "username" | "password">>) =>
  Object.assign(new URL(address), change).href;

async function refusalOf(databaseUrl: string): Promise<string> {
  const error = await openStudioHere({
    STUDIO_DATA_DIR: await freshFolder(),
    STUDIO_DATABASE_URL: databaseUrl,
  }).then(
    (studio) => studio.stop(),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ConfigurationError);
  return error instanceof Error ? error.message : "";
}

describe("a studio whose database cannot be used", () => {
  it("says that the server does not answer", async () => {
    const port = String(await freePort());
    expect(await refusalOf(changed({ port }))).toBe(
      `The database at 127.0.0.1:${port} does not answer (connect ECONNREFUSED 127.0.0.1:${port}). Start the server, or see to STUDIO_DATABASE_URL.`,
    );
    // Something else listens there.
    const other = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    other.listen(Number(port), "127.0.0.1");
    expect(await refusalOf(changed({ port }))).toContain("does not answer");
    other.close();
  });

  it("says that the user or the password is wrong, and repeats no password", async () => {
    const message = await refusalOf(changed({ password: "not-the-secret" }));
    expect(message).toContain("does not let the user studio in");
    expect(message).not.toContain("not-the-secret");
    expect(await refusalOf(changed({ password: "" }))).toContain("does not let the user studio in");
  });

  it("says why no encrypted connection comes about", async () => {
    expect(await refusalOf(`${address}?sslmode=verify-full`)).toContain(
      "does not answer (The server does not support SSL connections)",
    );
    expect(await refusalOf(`${address}?sslrootcert=/missing.pem`)).toContain(
      "no such file or directory, open '/missing.pem'",
    );
  });

  it("says what the server says of itself", async () => {
    await admin.query("drop role if exists swatchbox_crowd");
    await admin.query("create role swatchbox_crowd login password 'many' connection limit 0");
    expect(await refusalOf(changed({ username: "swatchbox_crowd", password: "many" }))).toBe(
      'The database\'s server refused while the studio started: too many connections for role "swatchbox_crowd" (53300). See to that server, and start the studio again.',
    );
  });

  it("says that there is no such database", async () => {
    expect(await refusalOf(changed({ pathname: "/nowhere" }))).toContain("has no database nowhere");
  });

  it("says that it may not create tables", async () => {
    await admin.query("drop role if exists swatchbox_reader");
    await admin.query("create role swatchbox_reader login password 'reading'");
    const message = await refusalOf(changed({ username: "swatchbox_reader", password: "reading" }));
    expect(message).toContain("The user swatchbox_reader may not create tables");
  });

  it("says that its encoding will not do", async () => {
    await admin.query("drop database if exists swatchbox_ascii");
    await admin.query(
      "create database swatchbox_ascii encoding 'SQL_ASCII' template template0 locale 'C'",
    );
    expect(await refusalOf(changed({ pathname: "/swatchbox_ascii" }))).toContain(
      "keeps its texts as SQL_ASCII",
    );
  });

  it.each([
    "mysql://somebody:hush@localhost/studio",
    "postgres://somebody:hush%@localhost/studio",
    "postgres://somebody@localhost/studio?password=hush",
  ])("says what an address looks like, and repeats none: %s", async (wrong) => {
    const message = await refusalOf(wrong);
    expect(message).toContain("STUDIO_DATABASE_URL: must be an address such as postgres://");
    expect(message).not.toContain("hush");
  });
});

const unwatched = { lost: () => undefined, failed: () => undefined, taken: () => undefined };

it("only one studio has a database at a time", async () => {
  const first = await lockPostgres(address, unwatched);
  await expect(lockPostgres(address, unwatched)).rejects.toThrow(
    /^Another studio is using the database studio_\w+ on 127\.0\.0\.1:\d+\. End it, or set/,
  );
  await first.release();
  const second = await lockPostgres(address, unwatched);
  await second.release();
});

/** Ends the connection that holds the claim. */
const cutClaim = () =>
  admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'swatchbox claim' and datname = $1`,
    [new URL(address).pathname.slice(1)],
  );

it("a studio that lost its claim says so, and has it again", async () => {
  const lost = Promise.withResolvers<void>();
  const claim = await lockPostgres(address, { ...unwatched, lost: lost.resolve });
  await cutClaim();
  await lost.promise;
  await expect.poll(async () => (await claims()).length).toBe(1);
  await claim.release();
});

const claims = async () => {
  const { rows } = await admin.query(
    `select distinct pid from pg_locks join pg_stat_activity using (pid)
      where application_name = 'swatchbox claim' and datname = $1 and locktype = 'advisory' and granted`,
    [new URL(address).pathname.slice(1)],
  );
  return rows;
};

it("a studio whose claim is in other hands is told so once its patience ends", async () => {
  const lost = Promise.withResolvers<void>();
  const taken = Promise.withResolvers<void>();
  const claim = await lockPostgres(address, {
    ...unwatched,
    lost: lost.resolve,
    taken: taken.resolve,
    patienceMs: 0,
  });
  await cutClaim();
  await lost.promise;
  const other = await lockPostgres(address, unwatched);
  await taken.promise;
  await other.release();
  await claim.release();
});

it.each(["read committed", "repeatable read"])(
  "a transaction waits for the one before it and sees what it did, on a server of %s",
  async (level) => {
    const [, name] = new URL(address).pathname.split("/");
    await admin.query(`alter database ${name} set default_transaction_isolation = '${level}'`);
    const database = await openPostgres(address);
    const steps: string[] = [];
    const take = (name: string) =>
      database.transaction().execute(async (transaction) => {
        steps.push(`${name} begins`);
        const row = await transaction
          .selectFrom("settings")
          .select("value")
          .where("name", "=", "places left")
          .executeTakeFirst();
        const left = Number(row?.value ?? "1");
        if (left > 0) {
          await transaction
            .insertInto("settings")
            .values({ name: "places left", value: String(left - 1) })
            .onConflict((conflict) =>
              conflict.column("name").doUpdateSet({ value: String(left - 1) }),
            )
            .execute();
        }
        steps.push(`${name} ends`);
        return left > 0;
      });
    const taken = await Promise.all(["a", "b", "c", "d", "e", "f", "g", "h"].map(take));
    expect(taken.filter(Boolean)).toHaveLength(1);
    const pairs = steps.map((step) => step.split(" ")[0]);
    expect(pairs.filter((_, place) => place % 2 === 0)).toEqual(
      pairs.filter((_, place) => place % 2 === 1),
    );
    await database.deleteFrom("settings").where("name", "=", "places left").execute();
    await database.destroy();
  },
);

it("transactions that wait for another keep no single statement waiting", async () => {
  const database = await openPostgres(address);
  const begun = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const first = database.transaction().execute(async () => {
    begun.resolve();
    await goOn.promise;
  });
  await begun.promise;
  // Many more than there are connections.
  const others = Array.from({ length: 100 }, (_, number) =>
    database.transaction().execute(async () => number),
  );
  expect(await findSetting(database, "words")).toBe("1");
  goOn.resolve();
  await first;
  expect(await Promise.all(others)).toHaveLength(100);
  await database.destroy();
});

it("gives a library one name, however many replicas begin it at the same moment", async () => {
  const own = await databaseFor(await freshFolder());
  const databases = await Promise.all([1, 2, 3, 4].map(() => openPostgres(own)));
  // Each has a connection by now, so that all of them look before one has written.
  const names = await Promise.all(databases.map((database) => libraryId(database)));
  expect(new Set(names).size).toBe(1);
  await Promise.all(databases.map((database) => database.destroy()));
});
