import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NextIntlClientProvider } from "next-intl";
import { beforeEach, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import ProgramsDialog from "@/components/access/programs-dialog";
import type { AccessToken } from "@/lib/core/api/token";
import { locales } from "@/lib/i18n/locales";
import { loadMessages } from "@/lib/i18n/messages";
import { openStandIn, standIn } from "../../support/stand-in";

const token: AccessToken = {
  id: "0198c0de-0000-7000-8000-000000000001",
  name: "Nightly",
  start: "swatchbox_ab12",
  role: "designer",
  models: ["wan2.7-image"],
  budget: { amounts: { CNY: 10 }, per: "month" },
  createdAt: "2026-11-01T00:00:00Z",
  expiresAt: null,
  lastUsedAt: "2026-11-02T00:00:00Z",
  spent: { CNY: 3.6 },
};
const secret = "swatchbox_ab12-the-rest-of-it";
const onClose = vi.fn();

async function show(items: AccessToken[], locale: (typeof locales)[number] = "en") {
  await standIn.answer("GET /api/tokens", { items });
  const messages = await loadMessages(locale);
  await render(
    <NextIntlClientProvider locale={locale} timeZone="UTC" messages={messages}>
      <QueryClientProvider client={new QueryClient()}>
        <ProgramsDialog onClose={onClose} />
      </QueryClientProvider>
    </NextIntlClientProvider>,
  );
}

beforeEach(openStandIn);

it("makes a token by keyboard, shows its secret once, and forgets it", async () => {
  await show([]);
  await expect.element(page.getByText("No program has access yet.")).toBeVisible();
  await expect.element(page.getByRole("button", { name: "New token" })).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  const name = page.getByRole("textbox", { name: "Name" });
  await expect.element(name).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByText(/^Give it a name/)).toBeVisible();
  await expect.element(name).toHaveAttribute("aria-invalid", "true");
  await userEvent.keyboard("Nightly");
  await page.getByRole("textbox", { name: "Amount" }).fill("10");
  await standIn.answer("POST /api/tokens", { token, secret }, 201);
  await standIn.answer("GET /api/tokens", { items: [token] });
  await page.getByRole("button", { name: "Make the token" }).click();
  const made = page.getByRole("region", { name: "The token for “Nightly”" });
  await expect.element(made.getByText(secret, { exact: true })).toBeVisible();
  await made.getByRole("button", { name: "I have copied it" }).click();
  await expect.element(made).not.toBeInTheDocument();
  expect(document.body.textContent).not.toContain(secret);
  await expect.element(page.getByText(/CN¥3.60 of CN¥10.00 this month/)).toBeVisible();
});

it("says at its place why a token was not made, and keeps what was typed", async () => {
  await show([]);
  await page.getByRole("button", { name: "New token" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Nightly");
  const problem = { type: "about:blank", title: "x", status: 507, code: "storage.full" };
  await standIn.answer("POST /api/tokens", problem, 507);
  await page.getByRole("button", { name: "Make the token" }).click();
  const form = page.getByRole("form", { name: "New token" });
  await expect.element(form.getByText(/disk/)).toBeVisible();
  await expect.element(page.getByRole("textbox", { name: "Name" })).toHaveValue("Nightly");
});

it("revokes a token and gives it back", async () => {
  await show([token]);
  const change = `PATCH /api/tokens/${token.id}`;
  const revoked = { ...token, revokedAt: "2026-11-03T00:00:00Z" };
  await standIn.answer(change, { token: revoked });
  await standIn.answer("GET /api/tokens", { items: [revoked] });
  await page.getByRole("button", { name: "Revoke “Nightly”" }).click();
  const back = page.getByRole("button", { name: "Give back “Nightly”" });
  await expect.element(back).toBeVisible();
  expect((await standIn.look()).asked).toContain(change);
  await standIn.answer("GET /api/tokens", { items: [token] });
  await back.click();
  await expect.element(page.getByRole("button", { name: "Revoke “Nightly”" })).toBeVisible();
});

it.each(locales)("fits on a phone in %s", async (locale) => {
  await page.viewport(390, 844);
  await show([token], locale);
  await expect.element(page.getByText("swatchbox_ab12…")).toBeVisible();
  await page.getByRole("button").nth(1).click();
  await expect.element(page.getByRole("textbox").first()).toBeVisible();
  const dialog = page.getByRole("dialog").element();
  const inside = [dialog, ...dialog.querySelectorAll("*")].filter(
    (element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0,
  );
  const cut = inside.filter((element) => getComputedStyle(element).overflowX !== "visible");
  expect(cut.map((element) => element.textContent)).toEqual([]);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});
