import {
  type ExportRequest,
  type ExportTicket,
  exportEnvelopeSchema,
} from "@/lib/core/api/portability";
import { callApi } from "./api";

/** Asks for an archive, and gives where it can be fetched. */
export async function requestExport(images: ExportRequest): Promise<ExportTicket> {
  const { export: ticket } = await callApi("/api/exports", exportEnvelopeSchema, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(images),
  });
  return ticket;
}
