// Runs before node_modules exists, on whatever Node the machine has (20 or later).
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const isWindows = process.platform === "win32";

/** The Node 24 that npm installs with the project. */
export const node24 = join(root, "node_modules", "node", "bin", isWindows ? "node.exe" : "node");

/** The environment for every part of the project: its own Node first, no telemetry. */
export function projectEnvironment(extra = {}) {
  const bin = join(root, "node_modules", ".bin");
  return {
    ...process.env,
    PATH: `${dirname(node24)}${delimiter}${bin}${delimiter}${process.env.PATH ?? ""}`,
    NEXT_TELEMETRY_DISABLED: "1",
    // Keeps compiled code for the next start.
    NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "compiled"),
    ...extra,
  };
}

/**
 * Loads `.env`; variables that are already set win. One that only the administrator can read, as beside
 * a service, has been read before.
 */
export function loadEnvironmentFile() {
  try {
    process.loadEnvFile(join(root, ".env"));
  } catch (error) {
    if (error.code !== "ENOENT" && error.code !== "EACCES") throw error;
  }
}

/** Runs a command to its end and shows its output. Returns its exit code. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    env: projectEnvironment(),
    shell: isWindows,
    ...options,
  });
  return result.status ?? 1;
}

/** Installs packages if they are missing or their lists have changed. */
export function ensureInstalled() {
  const stamp = join(root, "node_modules", ".swatchbox-installed");
  const wanted = hashOf(["package.json", "package-lock.json"]);
  if (existsSync(node24) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.log("Installing packages (about a minute, once) …");
  // Not `npm ci`: it fails if a registry lacks the binaries of another platform. `--no-save` keeps
  // the lock file as it is in the repository.
  const code = run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (code !== 0) process.exit(code);
  if (!existsSync(node24)) {
    console.error(
      "npm did not install Node 24. Allow the install script of the package 'node' and run npm install again.",
    );
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

const sources = [
  "app",
  "components",
  "lib",
  "public",
  "instrumentation-client.ts",
  "instrumentation.ts",
  "next.config.mjs",
  "package.json",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];

/** Builds the studio if its sources have changed since the last build. */
export function ensureBuilt() {
  const stamp = join(root, ".next", "swatchbox-build");
  const wanted = hashOf(sources);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.log("Building the studio (about half a minute, once) …");
  const code = run("npm", ["run", "--silent", "build"]);
  if (code !== 0) process.exit(code);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** A hash over the names and contents of files and folders. */
function hashOf(paths) {
  const hash = createHash("sha256");
  const add = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    const entries = listFolder(full);
    if (entries) for (const entry of entries) add(join(path, entry));
    else hash.update(path).update("\0").update(readFileSync(full));
  };
  for (const path of paths) add(path);
  return hash.digest("hex");
}

/** The sorted names in a folder; undefined for a file. */
function listFolder(path) {
  try {
    return readdirSync(path).sort();
  } catch {
    return undefined;
  }
}

/**
 * How Node is started. When a process ends while its code is compiled beside it, the two can wait for
 * each other for ever; so the quick compiler works in turn with the code.
 */
export const nodeFlags = ["--no-concurrent-sparkplug"];

/**
 * Runs a script on Node 24 until it ends and passes signals on; then this process ends the same
 * way.
 */
export function becomeNode24(script, args = []) {
  const child = spawn(node24, [...nodeFlags, join(root, script), ...args], {
    stdio: "inherit",
    env: projectEnvironment(),
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
