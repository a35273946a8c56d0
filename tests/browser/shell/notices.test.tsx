import "@/app/globals.css";
import { NextIntlClientProvider } from "next-intl";
import { beforeEach, expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { Notices, SpokenNotices } from "@/components/shell/notices";
import { Dialog } from "@/components/ui/dialog";
import { dismissNotice, showNotice } from "@/lib/client/shell/notice";
import { loadMessages } from "@/lib/i18n/messages";

beforeEach(() => dismissNotice());

/** The page while a dialog such as the viewer, which shows the notices itself, is open or not. */
async function show() {
  const messages = await loadMessages("en");
  const of = (isOpen: boolean) => (
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      <SpokenNotices />
      {isOpen ? (
        <Dialog title="Viewer" onClose={() => undefined}>
          <Notices />
        </Dialog>
      ) : (
        <Notices />
      )}
    </NextIntlClientProvider>
  );
  const screen = await render(of(false));
  return { open: () => screen.rerender(of(true)), close: () => screen.rerender(of(false)) };
}

const regionOf = () => page.getByRole("status").element();

it("reads a notice out in a region that was there before it, and stays while a dialog comes and goes", async () => {
  const { open, close } = await show();
  const region = regionOf();
  expect(region).toHaveTextContent("");
  expect(region).toHaveAttribute("aria-live", "polite");

  await open();
  await expect.element(page.getByRole("dialog", { name: "Viewer" })).toBeVisible();
  showNotice({ text: "Seed 7 copied to Compose." });
  await expect.element(page.getByRole("status")).toHaveTextContent("Seed 7 copied to Compose.");
  // A dialog hides what is around it from screen readers, but not this.
  expect(regionOf()).toBe(region);
  expect(region.closest("[aria-hidden=true]")).toBeNull();

  await close();
  expect(regionOf()).toBe(region);
});

it("reads the same words out again when they are told again", async () => {
  await show();
  showNotice({ text: "1 image moved to trash." });
  await expect.element(page.getByRole("status")).toHaveTextContent("1 image moved to trash.");
  const before = regionOf().firstElementChild;
  showNotice({ text: "1 image moved to trash." });
  await expect.poll(() => regionOf().firstElementChild).not.toBe(before);
  await expect.element(page.getByRole("status")).toHaveTextContent("1 image moved to trash.");
});
