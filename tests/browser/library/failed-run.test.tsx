import "@/app/globals.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NextIntlClientProvider } from "next-intl";
import { beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { FailureTile } from "@/components/library/failure-tile";
import { Notices } from "@/components/shell/notices";
import { readDraft, replaceDraft } from "@/lib/client/draft/draft-store";
import type { Generation, OutputFailure } from "@/lib/core/api/generation";
import type { ProblemDetails } from "@/lib/core/api/problem-details";
import { emptyDraft } from "@/lib/core/generation/draft/draft";
import type { Locale } from "@/lib/i18n/locales";
import { loadMessages } from "@/lib/i18n/messages";
import { aGeneration } from "../../support/generation";
import { openStandIn, standIn } from "../../support/stand-in";

const request = {
  model: "qwen-image",
  prompt: "A quay at dawn",
  inputs: [],
  parameters: { seed: 7, size: "1328*1328" },
};
const ended = {
  status: "failed",
  request,
  requestId: "r-17",
  finishedAt: "2026-11-20T00:01:00.000Z",
} satisfies Partial<Generation>;

beforeEach(() => {
  openStandIn();
  replaceDraft(emptyDraft);
});

async function show(generation: Generation, locale: Locale = "en", missing?: OutputFailure) {
  await page.viewport(600, 700);
  return render(
    <NextIntlClientProvider locale={locale} timeZone="UTC" messages={await loadMessages(locale)}>
      <QueryClientProvider client={new QueryClient()}>
        <div style={{ width: 180, height: 180 }}>
          <FailureTile generation={generation} {...(missing ? { missing } : {})} />
        </div>
        <Notices />
      </QueryClientProvider>
    </NextIntlClientProvider>,
  );
}

it("offers the successor of a model out of service with the same draft, and sends nothing", async () => {
  const error = { code: "Endpoint.AccessDenied", message: "Workspace endpoint access denied." };
  await show(aGeneration({ ...ended, error }));
  await expect.element(page.getByText("Model out of service")).toBeVisible();
  await page.getByRole("button", { name: "Use Qwen-Image 2.0 instead" }).first().click();
  expect(readDraft()).toEqual({ ...request, model: "qwen-image-2.0" });
  const { asked } = await standIn.look();
  expect(asked.filter((call) => call.startsWith("POST"))).toEqual([]);
});

it("tells everything in its details: the sentence, what it cost, DashScope's words and its answer", async () => {
  const generation = aGeneration({
    ...ended,
    error: { code: "DataInspectionFailed", message: "Output data may contain it." },
  });
  const answer = { code: "DataInspectionFailed", request_id: "r-17" };
  await standIn.answer(`GET /api/generations/${generation.id}/answer`, { answer });
  await show(generation);
  await page.getByRole("button", { name: "Why …" }).click();
  const details = page.getByRole("region", { name: "Result withheld by moderation" });
  await expect
    .element(details.getByText(/^The image was drawn.* Nothing was charged\.$/))
    .toBeVisible();
  const words = details.getByText("DataInspectionFailed: Output data may contain it.");
  await expect.element(words).not.toBeVisible();
  await details.getByText("Details for support").click();
  await expect.element(words).toBeVisible();
  await expect.element(details.getByText("r-17")).toBeVisible();
  await details.getByRole("button", { name: "Show" }).click();
  await expect.element(details.getByText(/"request_id": "r-17"/)).toBeVisible();
  await details.getByRole("button", { name: "Change the prompt" }).click();
  expect(readDraft()).toEqual(request);
});

it("names what only the administrator can do, and keeps the user's way to try again", async () => {
  const error = { code: "Arrearage", message: "Access denied." };
  await show(aGeneration({ ...ended, error }), "ja");
  await expect.element(page.getByText("残高が不足しています")).toBeVisible();
  await expect
    .element(page.getByText("管理者にアカウントへの入金を依頼してください").first())
    .toBeVisible();
  await page.getByRole("button", { name: "理由…" }).click();
  await expect.element(page.getByRole("button", { name: "再試行" })).toBeVisible();
});

it("asks to decide where the run may have been charged, before anything is sent again", async () => {
  const error = { code: "studio.uncertain", message: "The answer was lost." };
  await show(aGeneration({ ...ended, status: "uncertain", error }));
  await expect.element(page.getByRole("button", { name: /Try again/ })).not.toBeInTheDocument();
  await page.getByRole("button", { name: "Decide …" }).click();
  await expect
    .element(page.getByRole("button", { name: "Try again (may be billed again)" }))
    .toBeVisible();
});

it("says in the details, where it was pressed, that trying again was refused, and keeps the focus", async () => {
  const error = { code: "studio.uncertain", message: "The answer was lost." };
  const generation = aGeneration({ ...ended, status: "uncertain", error });
  const retry = `POST /api/generations/${generation.id}/retry`;
  const refusal: ProblemDetails = {
    type: "about:blank",
    title: "Conflict",
    status: 409,
    code: "retry.notEnded",
  };
  await standIn.answerLate(retry, refusal, 409);
  await show(generation);
  page.getByRole("button", { name: "Decide …" }).element().focus();
  await userEvent.keyboard("{Enter}");
  const details = page.getByRole("region", { name: "Uncertain" });
  const again = details.getByRole("button", { name: /Try again/ });
  await expect.element(again).toBeVisible();
  again.element().focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(again).toHaveAttribute("aria-disabled", "true");
  await userEvent.keyboard("{Enter}");
  await standIn.release(retry);
  await expect
    .element(details.getByRole("alert"))
    .toHaveTextContent("This run may still produce images.");
  await expect.element(again).toHaveFocus();
  await expect.element(again).not.toHaveAttribute("aria-disabled");
  const { asked } = await standIn.look();
  expect(asked.filter((call) => call === retry)).toHaveLength(1);
});

it("names the image that is missing, and sends nothing again that would draw the others as well", async () => {
  const missing = {
    index: 1,
    code: "DataInspectionFailed",
    message: "Output data may contain it.",
  };
  await show(
    aGeneration({ ...ended, status: "succeeded", failures: [{ ...missing, index: 0 }, missing] }),
    "en",
    missing,
  );
  await expect.element(page.getByText(/^Image 2 of 2 did not arrive\. .*/)).toBeVisible();
  await page.getByRole("button", { name: "Why …" }).click();
  const details = page.getByRole("region", { name: "Result withheld by moderation" });
  await expect.element(details.getByRole("button", { name: "Dismiss" })).toBeVisible();
  expect(details.getByRole("button", { name: /Try again/ }).elements()).toEqual([]);
});

it("says what was to be made, with what helps before everything else, and can be selected", async () => {
  const error = { code: "DataInspectionFailed", message: "Input data may contain it." };
  await show(aGeneration({ ...ended, error }));
  const tile = page.getByRole("article");
  await expect.element(tile.getByText("A quay at dawn")).toBeVisible();
  await expect.element(tile.getByText("Qwen-Image, seed 7")).toBeVisible();
  await expect.element(tile.getByRole("button").first()).toHaveTextContent("Change the prompt");
  const select = tile.getByRole("button", { name: "Select A quay at dawn" });
  await select.click();
  await expect.element(select).toHaveAttribute("aria-pressed", "true");
});

it("goes with one press, and comes back with Undo", async () => {
  const error = { code: "DataInspectionFailed", message: "Input data may contain it." };
  const generation = aGeneration({ ...ended, error });
  const [dismiss, restore] = ["dismiss", "restore"].map(
    (way) => `POST /api/generations/${generation.id}/${way}`,
  );
  const dismissedAt = "2026-11-20T00:02:00.000Z";
  await standIn.answer(`${dismiss}`, { generation: { ...generation, revision: 2, dismissedAt } });
  await standIn.answer(`${restore}`, { generation: { ...generation, revision: 3 } });
  await show(generation);
  const button = page.getByRole("article").getByRole("button", { name: "Dismiss" });
  await button.click();
  await expect.element(page.getByText("1 run dismissed.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.element(page.getByText("Undone: 1 run dismissed.")).toBeVisible();
  const { asked } = await standIn.look();
  expect(asked.filter((call) => call === dismiss || call === restore)).toEqual([dismiss, restore]);
});
