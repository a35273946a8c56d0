import { test as base, type Page } from "@playwright/test";
import { freshFolder, type RunningServer, startStudio } from "../support/processes";

interface StudioFixtures {
  /** A studio of the test's own, with an empty data folder and a quick sandbox. */
  studio: RunningServer & { dataDir: string };
  /** What the page wrote to its console as an error; a test fails when there is any. */
  consoleErrors: string[];
}

export const test = base.extend<StudioFixtures>({
  studio: async ({ page }, use) => {
    const dataDir = await freshFolder();
    const studio = await startStudio({ STUDIO_DATA_DIR: dataDir, SANDBOX_SPEED: "8" });
    await use({ ...studio, dataDir });
    // First, so that nothing that the page still asks for counts as its fault.
    await page.close();
    await studio.stop();
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
      await use(errors);
      base.expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

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
      const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      carrier.items.add(new File([bytes], name, { type: mimeType }));
    }
    return carrier;
  }, given);
}

/** Drops files onto the page, as from a folder. */
export async function dropFiles(page: Page, files: GivenFile[]): Promise<void> {
  const transfer = await transferOf(page, files);
  const body = page.locator("body");
  await body.dispatchEvent("dragover", { dataTransfer: transfer });
  await body.dispatchEvent("drop", { dataTransfer: transfer });
}

/** Where the screenshots go that somebody looks at. */
export const shot = (name: string) => ({ path: `tests/e2e/shots/${name}.png` });
