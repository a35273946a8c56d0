import "server-only";
import type { ExportRequest, ExportTicket } from "@/lib/core/api/portability";
import { attachmentHeaders } from "../http/attachment";
import { bodyStream } from "../http/body-stream";
import { selectImages } from "../portability/selection";
import { writeArchive } from "../portability/write-archive";
import { isRefusal, type Refusal, refuse } from "../refusal";
import type { Studio } from "../studio";

/** Chooses the images of an archive and returns the address of its download. */
export async function beginExport(
  studio: Studio,
  wanted: ExportRequest,
): Promise<ExportTicket | Refusal<"notFound" | "export.empty">> {
  const selection = await selectImages(studio.database, wanted);
  if (isRefusal(selection)) return selection;
  const day = new Date().toISOString().slice(0, 10);
  const ticket = await studio.exportTickets.issue(selection, `swatchbox-${day}.zip`);
  return {
    url: `/api/exports/${ticket.id}`,
    images: selection.chosen,
    inputs: selection.assetIds.length - selection.chosen,
    bytes: selection.bytes,
    expiresAt: new Date(ticket.expiresAt).toISOString(),
  };
}

export async function serveExport(
  studio: Studio,
  id: string,
  signal: AbortSignal,
): Promise<Response | Refusal<"export.expired">> {
  const ticket = await studio.exportTickets.find(id);
  if (!ticket) return refuse("export.expired");
  return new Response(bodyStream(writeArchive(studio, ticket.selection, signal)), {
    headers: attachmentHeaders(ticket.name, "application/zip"),
  });
}
