import { test as base, expect, type JSHandle, type Locator, type Page } from "@playwright/test";
import {
  freshFolder,
  quick,
  type ReopeningStudio,
  startReopeningStudio,
} from "../support/processes";

interface OpenStudio {
  url: string;
  dataDir: string;
}

interface StudioFixtures {
  /** Opens an empty studio with settings of the test's own; the one before it is closed. */
  openStudio: (settings?: Record<string, string>) => Promise<OpenStudio>;
  /** An empty studio with a quick sandbox. */
  studio: OpenStudio;
  /** What the page wrote to its console as an error, and answers that say of the server that it failed; a test fails when there is any. */
  consoleErrors: string[];
}

interface WorkerFixtures {
  /** The server that the studios of all tests of a worker are opened in. */
  server: ReopeningStudio;
}

export const test = base.extend<StudioFixtures, WorkerFixtures>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what the fixture needs.
    async ({}, use) => {
      const server = await startReopeningStudio();
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  openStudio: async ({ page, server }, use) => {
    await use(async (settings) => {
      const dataDir = await freshFolder();
      await server.reopen({ ...quick, ...settings, STUDIO_DATA_DIR: dataDir });
      return { url: server.url, dataDir };
    });
    // First, so that nothing that the page still asks for counts as its fault.
    await page.close();
  },
  studio: async ({ openStudio }, use) => use(await openStudio()),
  page: async ({ page, browserName }, use) => {
    // Over WebDriver BiDi, Playwright fills a field behind React's back.
    if (browserName === "firefox") await page.addInitScript(tellReactOfFills);
    await use(page);
  },
  consoleErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on("console", (message) => {
        // What the browser itself notes of a refused request is what such a test is about.
        const isOurs = !message.text().startsWith("Failed to load resource");
        if (message.type() === "error" && isOurs) errors.push(message.text());
      });
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("response", (response) => {
        if (response.status() === 500) errors.push(`${response.status()} from ${response.url()}`);
      });
      await use(errors);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

/** Makes React forget what it took a field's value for, before it hears of an input that a script made. */
function tellReactOfFills(): void {
  const forget = ({ isTrusted, target }: Event) => {
    if (!isTrusted && target) Reflect.get(target, "_valueTracker")?.setValue("\0");
  };
  window.addEventListener("input", forget, { capture: true });
}

export interface GivenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** What a drag of files from a folder carries. */
export function transferOf(page: Page, files: GivenFile[]) {
  const given = files.map(({ name, mimeType, buffer }) => ({
    name,
    mimeType,
    content: buffer.toString("base64"),
  }));
  return page.evaluateHandle((list) => {
    const carrier = new DataTransfer();
    for (const { name, mimeType, content } of list) {
      const text = atob(content);
      const bytes = new Uint8Array(text.length);
      // Megabytes, letter by letter: the shorter ways take many times as long.
      for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
      carrier.items.add(new File([bytes], name, { type: mimeType }));
    }
    return carrier;
  }, given);
}

/**
 * Holds something over a part of the page until the page says that it would take it. A browser lets
 * nothing be dropped before that, and a page that has only just appeared does not listen yet.
 */
export async function holdOver(
  target: Locator,
  dataTransfer: JSHandle<DataTransfer>,
  place: { clientX?: number; clientY?: number } = {},
): Promise<void> {
  const isTaken = () =>
    target.evaluate(
      (element, init) =>
        !element.dispatchEvent(
          new DragEvent("dragover", { bubbles: true, cancelable: true, composed: true, ...init }),
        ),
      { dataTransfer, ...place },
    );
  await expect.poll(isTaken, "whether it may be dropped there").toBe(true);
}

/** Drops something on a part of the page, once the page would take it. */
export async function dropOn(
  target: Locator,
  dataTransfer: JSHandle<DataTransfer>,
  place: { clientX?: number; clientY?: number } = {},
): Promise<void> {
  await holdOver(target, dataTransfer, place);
  await target.dispatchEvent("drop", { dataTransfer, ...place });
}

/** Drops files onto the page, as from a folder. */
export async function dropFiles(page: Page, files: GivenFile[]): Promise<void> {
  await dropOn(page.locator("body"), await transferOf(page, files));
}

/** Waits until the page stands there in the language and in the theme that were asked for. */
export async function expectLook(page: Page, locale: string, theme: string): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", locale);
  await expect(page.locator("body")).toHaveCSS("color-scheme", theme);
}

/** Where the screenshots go that somebody looks at. */
export const shot = (name: string) => ({ path: `tests/e2e/shots/${name}.png` });
