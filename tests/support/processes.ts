import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { nodeFlags } from "../../scripts/project.mjs";
import { databaseSettings } from "./database-settings";
import { expectNothingUnforeseen } from "./unforeseen";
import { variableNames } from "./variables";

const root = resolve(import.meta.dirname, "../..");

/** One of our servers in a process of its own. */
export interface RunningServer {
  url: string;
  pid: number | undefined;
  output: () => string;
  /** Kills it at once, as in a crash. */
  crash: () => Promise<void>;
  /** Asks it to end and waits until it has. Fails if it met an error that nobody foresaw. */
  stop: () => Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || !address) throw new Error("no port");
  return address.port;
}

/**
 * Runs the emulator's clock, and with it every wait of the engine, a hundred times as fast, and
 * draws coarse pictures.
 */
export const quick = { SANDBOX_SPEED: "100", SANDBOX_PICTURES: "sketches" };

export const freshFolder = () => mkdtemp(join(tmpdir(), "swatchbox-"));

/**
 * To root every file is open. Without these capabilities the rights of a file count for it, too; anybody
 * else has none of them.
 */
const withoutPrivilege =
  process.getuid?.() === 0
    ? ["inh-caps", "bounding-set"].map((set) => `--${set}=-dac_override,-dac_read_search`)
    : undefined;

/**
 * The environment of this process without what would configure a studio. Said to be blank, so that a
 * key in somebody's `.env` is not taken up: no test ever costs money.
 */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const blank = Object.fromEntries(variableNames.map((name) => [name, ""]));
  return { ...process.env, ...blank, NODE_ENV: "production" };
}

const studioIsReady = /Swatchbox: (\S+)/;

/** Settings with a port and, where the tests run on a server's databases, one of them. */
async function withOwnParts(settings: Record<string, string> & { STUDIO_DATA_DIR: string }) {
  const database = await databaseSettings(settings.STUDIO_DATA_DIR);
  return { ...database, ...settings, PORT: settings.PORT ?? String(await freePort()) };
}

/** Starts the built studio; resolves when it listens. */
export async function startStudio(
  settings: Record<string, string> & { STUDIO_DATA_DIR: string },
  options: LaunchOptions = {},
): Promise<RunningServer> {
  return start(["scripts/serve.mjs"], await withOwnParts(settings), studioIsReady, options);
}

/**
 * Starts the studio without Next and without pages: the same engine, files and API in a process that
 * can be killed, at a third of the cost. For tests of what is behind the API.
 */
export async function startStudioWithoutPages(
  settings: Record<string, string> & { STUDIO_DATA_DIR: string },
  options: LaunchOptions = {},
): Promise<RunningServer> {
  const command = ["tests/support/without-pages/serve.mjs"];
  return start(command, await withOwnParts(settings), studioIsReady, options);
}

/** Starts the built studio without waiting for it, so that it can be killed meanwhile. */
export async function beginStudio(
  settings: Record<string, string> & { STUDIO_DATA_DIR: string },
  options: LaunchOptions = {},
) {
  const child = launch(["scripts/serve.mjs"], await withOwnParts(settings), options);
  const output = collect(child);
  const ended = once(child, "exit");
  return {
    url: addressOf(child, output, studioIsReady),
    pid: child.pid,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** A studio in its own process that can be reopened empty again and again, at once. */
export interface ReopeningStudio {
  url: string;
  /** Closes it and opens it on another data folder with other settings. */
  reopen: (settings: Record<string, string> & { STUDIO_DATA_DIR: string }) => Promise<void>;
  stop: () => Promise<void>;
}

export async function startReopeningStudio(): Promise<ReopeningStudio> {
  const PORT = String(await freePort());
  const settings = { PORT, STUDIO_DATA_DIR: await freshFolder() };
  const child = launch(["tests/support/serve-again.mjs"], settings, { hasChannel: true });
  const output = collect(child);
  const ended = once(child, "exit");
  const url = await addressOf(child, output, studioIsReady);
  return {
    url,
    async reopen(next) {
      const closed = once(child, "message");
      child.send({ ...next, PORT });
      const isOver = ended.then(() => Promise.reject(new Error(`It ended:\n${output()}`)));
      await Promise.race([closed, isOver]);
    },
    async stop() {
      if (child.connected) child.send("end");
      await ended;
      expectNothingUnforeseen(output());
    },
  };
}

/** Starts the emulator alone; resolves when it listens. */
export function startSandbox(
  port: number,
  dataDir: string,
  settings: Record<string, string> = {},
): Promise<RunningServer> {
  const options = ["--port", String(port), "--data", dataDir];
  return start(["lib/emulator/main.ts", ...options], settings, /Sandbox: (\S+?)\/api\/v1/);
}

/** Runs the built studio until it ends by itself, as with a configuration it refuses. */
export function runStudio(settings: Record<string, string>, options: LaunchOptions = {}) {
  return runScript("scripts/serve.mjs", settings, options);
}

/** Runs a script of the project to its end. */
export async function runScript(
  path: string,
  settings: Record<string, string>,
  options: LaunchOptions = {},
) {
  const child = launch([path, ...(options.arguments ?? [])], settings, options);
  const output = collect(child);
  const [code, signal] = await once(child, "exit");
  return { code, signal, output: output() };
}

interface LaunchOptions {
  /** What a script is given. */
  arguments?: string[];
  /** The folder of another version of this code to start instead. */
  folder?: string;
  largestFileBytes?: number;
  /** Whether the rights of files count for it, also where root runs the tests. */
  mindsRights?: boolean;
  /** Whether messages can be sent to it. */
  hasChannel?: boolean;
}

function launch(
  command: string[],
  settings: Record<string, string>,
  { folder = root, largestFileBytes, mindsRights = false, hasChannel = false }: LaunchOptions = {},
): ChildProcess {
  const unprivileged = mindsRights && withoutPrivilege ? ["setpriv", ...withoutPrivilege] : [];
  // The shell counts in blocks of 512 bytes. To the process it looks as a full disk does.
  const limited = ["sh", "-c", `ulimit -f ${(largestFileBytes ?? 0) / 512}; exec "$@"`, "sh"];
  const [program = "", ...rest] = [
    ...unprivileged,
    ...(largestFileBytes === undefined ? [] : limited),
    process.execPath,
    ...nodeFlags,
    ...command,
  ];
  return spawn(program, rest, {
    cwd: folder,
    env: { ...cleanEnvironment(), ...settings },
    stdio: ["ignore", "pipe", "pipe", ...(hasChannel ? ["ipc" as const] : [])],
  });
}

function collect(child: ChildProcess): () => string {
  let text = "";
  child.stdout?.on("data", (chunk) => {
    text += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    text += chunk;
  });
  return () => text;
}

/** The address that a server reports. */
function addressOf(child: ChildProcess, output: () => string, ready: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", () => {
      const found = ready.exec(output())?.[1];
      if (found) resolve(found);
    });
    child.once("exit", () => reject(new Error(`It ended before it listened:\n${output()}`)));
  });
}

async function start(
  command: string[],
  settings: Record<string, string>,
  ready: RegExp,
  options: LaunchOptions = {},
): Promise<RunningServer> {
  const child = launch(command, settings, options);
  const output = collect(child);
  const ended = once(child, "exit");
  const url = await addressOf(child, output, ready);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  return {
    url,
    pid: child.pid,
    output,
    crash: () => end("SIGKILL"),
    async stop() {
      await end("SIGTERM");
      expectNothingUnforeseen(output());
    },
  };
}
