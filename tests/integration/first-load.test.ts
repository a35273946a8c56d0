import { afterAll, beforeAll, expect, it } from "vitest";
import { locales } from "@/lib/i18n/locales";
import { firstLoadOf } from "../support/first-load";
import { freshFolder, type RunningServer, startStudio } from "../support/processes";

/**
 * In bytes, compressed: what they have, and a little. A page that needs more loads what can wait when
 * somebody wants it.
 */
const most = { html: 12_000, scripts: 285_000 };

let studio: RunningServer;
beforeAll(async () => {
  studio = await startStudio({ STUDIO_DATA_DIR: await freshFolder() });
});
afterAll(() => studio.stop());

it.each(["/", "/library", "/compare", "/sign-in"])(
  "is light on the first visit: %s",
  async (path) => {
    for (const locale of locales) {
      const { html, scripts } = await firstLoadOf(studio.url, path, locale);
      expect(html, `the page in ${locale}`).toBeLessThanOrEqual(most.html);
      expect(scripts, `the scripts in ${locale}`).toBeLessThanOrEqual(most.scripts);
      // A page without its scripts would be light as well.
      expect(scripts).toBeGreaterThan(100_000);
    }
  },
);
