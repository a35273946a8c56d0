import "server-only";
import { randomUUID } from "node:crypto";
import type { Database } from "../db/database";
import { findExportTicket, insertExportTicket } from "../db/dialects/postgres/export-ticket-rows";
import { storedValue } from "../db/stored-json";
import { type ExportTickets, mostTickets, validForMs } from "./export-tickets";
import { exportSelectionSchema } from "./selection";

/** In the database, where every process that serves the library finds them. */
export function keepTicketsOnPostgres(database: Database): ExportTickets {
  return {
    async issue(selection, name) {
      const id = randomUUID();
      const row = { id, name, selection: JSON.stringify(selection) };
      const limits = { validForMs, most: mostTickets };
      return { id, selection, name, expiresAt: await insertExportTicket(database, row, limits) };
    },
    async find(id) {
      const row = await findExportTicket(database, id);
      if (!row) return undefined;
      const selection = exportSelectionSchema.parse(storedValue(row.selection));
      return { id, selection, name: row.name, expiresAt: row.expires_at };
    },
  };
}
