import "@/app/globals.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NextIntlClientProvider } from "next-intl";
import { beforeEach, expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { EndedTile } from "@/components/library/ended-tile";
import { readDraft, replaceDraft } from "@/lib/client/draft/draft-store";
import type { Generation } from "@/lib/core/api/generation";
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

async function show(generation: Generation, locale: Locale = "en") {
  await page.viewport(600, 700);
  return render(
    <NextIntlClientProvider locale={locale} timeZone="UTC" messages={await loadMessages(locale)}>
      <QueryClientProvider client={new QueryClient()}>
        <div style={{ width: 180, height: 180 }}>
          <EndedTile generation={generation} />
        </div>
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
