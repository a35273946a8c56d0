import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findProgram } from "../../scripts/programs.mjs";
import { freePort } from "./processes";

/** nginx before several replicas, as `deploy/nginx.replicas.conf` sets it up. */
export interface ReplicaProxy {
  url: string;
  stop: () => Promise<void>;
}

/** Whether this machine has nginx (Debian: `apt-get install nginx`). */
export const hasNginx = () => findProgram(["nginx"]) !== undefined;

/** @param ports where the replicas listen, or will listen, on this machine */
export async function startNginx(ports: readonly number[]): Promise<ReplicaProxy> {
  const folder = await mkdtemp(join(tmpdir(), "swatchbox-nginx-"));
  const port = await freePort();
  const site = await siteFor(ports, port);
  await writeFile(join(folder, "site.conf"), site);
  await writeFile(join(folder, "nginx.conf"), mainFor(folder));
  const options = ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", join(folder, "error.log")];
  const child = spawn("nginx", options, { stdio: ["ignore", "inherit", "inherit"] });
  await untilListening(child, port);
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The file of the repository with the replicas of this machine in place of the names there. */
async function siteFor(ports: readonly number[], port: number): Promise<string> {
  const file = new URL("../../deploy/nginx.replicas.conf", import.meta.url);
  const text = await readFile(file, "utf8");
  const [line = ""] = /^ *server studio-1:3000.*\n/m.exec(text) ?? [];
  const servers = ports.map((one) => line.replace("studio-1:3000", `127.0.0.1:${one}`)).join("");
  const site = text
    .replace(/^ *server studio-\d:3000.*\n/gm, "")
    .replace("upstream studio {\n", `upstream studio {\n${servers}`)
    .replace("listen 8080;", `listen 127.0.0.1:${port};`);
  if (line === "" || !site.includes(`listen 127.0.0.1:${port};`)) {
    throw new Error("deploy/nginx.replicas.conf has changed: name its servers here as well.");
  }
  return site;
}

/** What the system's own file says around it, with every path in a folder of its own. */
function mainFor(folder: string): string {
  const kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  return `daemon off;
pid ${folder}/nginx.pid;
worker_processes 1;
worker_rlimit_nofile 8192;
events { worker_connections 4096; }
http {
  access_log off;
  ${kinds.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join("\n  ")}
  include ${folder}/site.conf;
}
`;
}

async function untilListening(child: ChildProcess, port: number): Promise<void> {
  while (child.exitCode === null) {
    const socket = createConnection(port, "127.0.0.1");
    const isOpen = await Promise.race([
      once(socket, "connect").then(() => true),
      once(socket, "error").then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isOpen) return;
    await sleep(20);
  }
  throw new Error("nginx ended before it listened.");
}
