import "server-only";
import { randomUUID } from "node:crypto";
import type { ExportSelection } from "./selection";

/** A stored selection, ready for download. */
interface Ticket {
  id: string;
  selection: ExportSelection;
  /** Of the file. */
  name: string;
  /** In milliseconds since 1970. */
  expiresAt: number;
}

/**
 * The exports that can be downloaded. A browser saves gigabytes to disk only from an address, but a
 * list of many images fits only into a request body. So the page posts the list first and gets an
 * address, which stays valid for a while, also for a second try.
 */
export interface ExportTickets {
  issue: (selection: ExportSelection, name: string) => Promise<Ticket>;
  find: (id: string) => Promise<Ticket | undefined>;
}

export const validForMs = 10 * 60_000;
/** A selection of a hundred thousand images takes some 10 MB. */
export const mostTickets = 20;

/** In this process's memory. */
export function keepTicketsHere(): ExportTickets {
  const tickets = new Map<string, Ticket>();
  const forgetOld = () => {
    for (const [id, { expiresAt }] of tickets) {
      if (expiresAt <= Date.now() || tickets.size > mostTickets) tickets.delete(id);
    }
  };
  return {
    async issue(selection, name) {
      const ticket = { id: randomUUID(), selection, name, expiresAt: Date.now() + validForMs };
      tickets.set(ticket.id, ticket);
      forgetOld();
      return ticket;
    },
    async find(id) {
      forgetOld();
      return tickets.get(id);
    },
  };
}
