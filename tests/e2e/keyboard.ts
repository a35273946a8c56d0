import type { Page } from "@playwright/test";

/** Presses Tab until the focus is on something of that name, as the reader of a screen would hear it. */
export async function tabTo(page: Page, name: RegExp, key = "Tab"): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press(key);
    const focused = await page.evaluate(() => {
      const { activeElement } = document;
      const hasLabels =
        activeElement instanceof HTMLInputElement ||
        activeElement instanceof HTMLTextAreaElement ||
        activeElement instanceof HTMLButtonElement;
      const labels = hasLabels ? activeElement.labels : undefined;
      return (
        activeElement?.getAttribute("aria-label") ??
        labels?.[0]?.textContent ??
        activeElement?.textContent ??
        ""
      );
    });
    if (name.test(focused)) return;
  }
  throw new Error(`${key} never came to ${name}.`);
}
