import "@/app/globals.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NextIntlClientProvider } from "next-intl";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { ComposePanel } from "@/components/compose/compose-panel";
import { PortabilityLayer } from "@/components/library/portability/portability-layer";
import { DraftPalette } from "@/components/shell/draft-palette";
import { DropTarget } from "@/components/shell/drop-target";
import { Notices } from "@/components/shell/notices";
import { StageArea } from "@/components/shell/stage/stage-area";
import { keepDraft, replaceDraft } from "@/lib/client/draft/draft-store";
import { selectInput } from "@/lib/client/draft/selected-input";
import { ServiceProvider } from "@/lib/client/queries/service";
import { dismissNotice } from "@/lib/client/shell/notice";
import { dismissUpload, readUploads } from "@/lib/client/uploads/upload-store";
import { type Asset, assetsCreatedSchema } from "@/lib/core/api/asset";
import type { Generation } from "@/lib/core/api/generation";
import { type ProblemDetails, problemDetailsSchema } from "@/lib/core/api/problem-details";
import { waitsSchema } from "@/lib/core/api/wait";
import { emptyDraft } from "@/lib/core/generation/draft/draft";
import { defaultSendingLimits } from "@/lib/core/generation/preparation";
import type { OwnWait } from "@/lib/core/generation/wait/own-waits";
import type { EndpointId } from "@/lib/core/models/region";
import type { Locale } from "@/lib/i18n/locales";
import { loadMessages } from "@/lib/i18n/messages";
import { anAsset } from "../../support/asset";
import { openStandIn, standIn } from "../../support/stand-in";
import { carrierOf, drop } from "./carrier";

/**
 * What composes a draft, beside the stage and with the page's place for dropped files: every part
 * the studio's own, over a draft that is empty, with what a server with an empty library answers.
 * @param waits how long the studio's own runs took
 * @param runs the last ones, newest first
 * @param endpoint where the runs go
 */
export async function openForm(
  locale: Locale,
  waits: OwnWait[] = [],
  runs: Generation[] = [],
  endpoint: EndpointId = "sandbox",
) {
  openStandIn();
  stopKeeping();
  localStorage.clear();
  replaceDraft(emptyDraft);
  selectInput(0);
  dismissNotice();
  for (const { id } of readUploads()) dismissUpload(id);
  await standIn.answer("GET /api/generations?limit=100", { items: runs, nextCursor: null });
  await standIn.answer("GET /api/waits", waitsSchema.parse({ waits }));
  await page.viewport(1440, 1400);
  return show(locale, await loadMessages(locale), endpoint);
}

const endings: (() => void)[] = [];
function stopKeeping(): void {
  for (const end of endings.splice(0)) end();
}

async function show(
  locale: Locale,
  messages: Awaited<ReturnType<typeof loadMessages>>,
  endpoint: EndpointId,
) {
  endings.push(keepDraft(localStorage));
  const screen = await render(
    <NextIntlClientProvider locale={locale} timeZone="UTC" messages={messages}>
      <QueryClientProvider client={new QueryClient()}>
        <ServiceProvider
          endpoint={endpoint}
          administratorFacts={{}}
          sending={defaultSendingLimits}
          askAbove={undefined}
          rates={{}}
          trashDays={0}
        >
          <div style={{ display: "grid", gridTemplateColumns: "400px 900px", height: 1300 }}>
            <section style={{ minHeight: 0 }}>
              <ComposePanel palette={<DraftPalette />} actions={null} />
            </section>
            <main style={{ position: "relative", minHeight: 0 }}>
              <StageArea />
            </main>
            <DropTarget />
            <PortabilityLayer />
            <Notices />
          </div>
        </ServiceProvider>
      </QueryClientProvider>
    </NextIntlClientProvider>,
  );
  return {
    ...screen,
    /** Takes the page away and brings it up again with what was kept. */
    async reload() {
      await screen.unmount();
      stopKeeping();
      // Not kept: the next page finds what this one had.
      replaceDraft(emptyDraft);
      return show(locale, messages, endpoint);
    },
  };
}

/** A picture of the given size, drawn here. */
async function pictureOf(width: number, height: number): Promise<Blob> {
  const paper = new OffscreenCanvas(width, height);
  const pen = paper.getContext("2d");
  if (!pen) throw new Error("The browser does not draw.");
  pen.fillStyle = "#88aacc";
  pen.fillRect(0, 0, width, height);
  return paper.convertToBlob();
}

let imagesMade = 0;

/** Drops a picture that the server takes, somewhere on the page or on a part of it. */
export async function dropPicture(
  name: string,
  size: { width: number; height: number },
  facts: Partial<Asset> = {},
  target: Element = document.body,
): Promise<Asset> {
  imagesMade += 1;
  const picture = await pictureOf(size.width, size.height);
  const url = URL.createObjectURL(picture);
  const asset = anAsset({
    id: `0198c0de-0000-7000-8000-${String(imagesMade).padStart(12, "0")}`,
    name,
    ...size,
    bytes: picture.size,
    urls: { original: url, preview: url, thumb: url, tiles: "/api/none" },
    ...facts,
  });
  await standIn.answer("POST /api/assets", assetsCreatedSchema.parse({ assets: [asset] }), 201);
  drop(carrierOf({}, [new File([picture], name, { type: "image/png" })]), target);
  return asset;
}

/** Drops a file that the server finds not to be an image. */
export async function dropNoPicture(name: string): Promise<void> {
  const refusal: ProblemDetails = {
    type: "about:blank",
    title: "Unprocessable Content",
    status: 422,
    code: "request.invalid",
    errors: [
      {
        path: "file.0",
        code: "image.unreadable",
        message: `“${name}” is not a readable image.`,
        params: { name },
      },
    ],
  };
  await standIn.answer("POST /api/assets", problemDetailsSchema.parse(refusal), 422);
  drop(carrierOf({}, [new File(["not a picture"], name, { type: "image/png" })]));
}
