import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { z } from "zod";
import { freePort } from "./processes";

/** PostgreSQL refuses to run as root; this user has no rights at all. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** A server of PostgreSQL whose databases go with it. */
export interface PostgresServer {
  /** Of a database that is always there, with user and password. */
  url: string;
  /** Ends it at once, as in a crash; `begin` brings it back. */
  crash: () => Promise<void>;
  begin: () => Promise<void>;
  /** Ends it for good. */
  stop: () => Promise<void>;
}

/** @param native the folder of its programs */
export async function startPostgres(native: string): Promise<PostgresServer> {
  // A copy: its user could not reach the packages in everybody's home, and links are missing there.
  const folder = await mkdtemp(join(tmpdir(), "swatchbox-postgres-"));
  await chmod(folder, 0o755);
  await cp(native, join(folder, "native"), { recursive: true });
  await makeLinks(folder);
  const own = await mkdtemp(join(folder, "own-"));
  const password = join(own, "password");
  await writeFile(password, "only-for-tests");
  if (nobody.uid !== undefined)
    for (const path of [own, password]) await chown(path, nobody.uid, nobody.gid);
  const data = join(own, "data");
  const run = (program: string, args: string[]) =>
    spawn(join(folder, "native/bin", program), args, { ...nobody, cwd: own, stdio: "pipe" });
  const login = ["--username=studio", `--pwfile=${password}`, "--auth=scram-sha-256"];
  await ended(run("initdb", ["-D", data, "--no-sync", "--encoding=UTF8", "--locale=C", ...login]));
  const port = await freePort();
  const begin = async () => {
    const settings = ["fsync=off", "max_connections=200", "listen_addresses=127.0.0.1"];
    const server = run("postgres", [
      "-D",
      data,
      "-p",
      String(port),
      "-k",
      own,
      ...settings.flatMap((one) => ["-c", one]),
    ]);
    await saysReady(server);
    return server;
  };
  let server = await begin();
  const end = async () => {
    const exit = once(server, "exit");
    // It tells nobody, and recovers at its next start.
    server.kill("SIGQUIT");
    await exit;
  };
  return {
    url: `postgres://studio:only-for-tests@127.0.0.1:${port}/postgres`,
    crash: end,
    async begin() {
      server = await begin();
    },
    async stop() {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** The links between libraries, which a script of the package would make when it is installed. */
async function makeLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, "native/pg-symlinks.json"), "utf8");
  for (const { source, target } of linksSchema.parse(JSON.parse(list))) {
    await symlink(basename(source), join(folder, target)).catch((error: unknown) => {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    });
  }
}

async function ended(child: ChildProcess): Promise<void> {
  let output = "";
  child.stderr?.on("data", (text) => {
    output += text;
  });
  child.stdout?.resume();
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`PostgreSQL could not be set up:\n${output}`);
}

function saysReady(child: ChildProcess): Promise<void> {
  let output = "";
  return new Promise((resolve, reject) => {
    child.stderr?.on("data", (text) => {
      output += text;
      if (output.includes("ready to accept connections")) resolve();
    });
    child.once("exit", () => reject(new Error(`PostgreSQL ended:\n${output}`)));
  });
}
