import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { test as base, expect } from "@playwright/test";
import { findWebKit } from "../../scripts/other-browsers.mjs";
import {
  freePort,
  freshFolder,
  quick,
  type ReopeningStudio,
  startReopeningStudio,
} from "../support/processes";
import { openSession } from "./webdriver";
import { type WebKitPage, webKitPage } from "./webkit-page";

interface WebKitFixtures {
  /** An empty studio with a quick sandbox. */
  studio: { url: string };
  /** A browser that knows nothing yet. A test fails when the page wrote an error to its console. */
  webkit: WebKitPage;
}

interface WebKitWorkerFixtures {
  programs: { driver: string; screen: string; browser: string };
  server: ReopeningStudio;
  /** The name of a screen that nobody sees. */
  display: string;
}

export const test = base.extend<WebKitFixtures, WebKitWorkerFixtures>({
  programs: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what the fixture needs.
    async ({}, use) => {
      const programs = findWebKit();
      if (!programs) throw new Error("There is no WebKitGTK with its driver here.");
      await use(programs);
    },
    { scope: "worker" },
  ],
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      const server = await startReopeningStudio();
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  display: [
    async ({ programs }, use) => {
      const flags = ["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"];
      const screen = spawn(programs.screen, flags, { stdio: ["ignore", "pipe", "ignore"] });
      // It says its number once it is there.
      const [number] = await once(screen.stdout, "data");
      await use(`:${String(number).trim()}`);
      await end(screen);
    },
    { scope: "worker", timeout: 120_000 },
  ],
  studio: async ({ server }, use) => {
    await server.reopen({ ...quick, STUDIO_DATA_DIR: await freshFolder() });
    await use({ url: server.url });
  },
  webkit: async ({ programs, display }, use) => {
    const port = await freePort();
    const driver = spawn(programs.driver, [`--port=${port}`, "--host=127.0.0.1"], {
      env: { ...process.env, DISPLAY: display },
      stdio: ["ignore", "pipe", "ignore"],
    });
    let written = "";
    driver.stdout.on("data", (chunk) => {
      written += chunk;
    });
    const args = ["--automation", "--enable-write-console-messages-to-stdout=true"];
    const session = await openSession(`http://127.0.0.1:${port}`, {
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": { binary: programs.browser, args },
    });
    await use(webKitPage(session));
    await session.end();
    await end(driver);
    expect(written.split("\n").filter((line) => /^CONSOLE.*\bERROR\b/.test(line))).toEqual([]);
  },
});

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill();
  await ended;
}
