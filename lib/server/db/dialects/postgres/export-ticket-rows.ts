import "server-only";
import { sql } from "kysely";
import type { Database } from "@/lib/server/db/database";

interface ExportTicketRow {
  name: string;
  /** As JSON. */
  selection: string;
  /** In milliseconds since 1970. */
  expires_at: number;
}

const milliseconds = sql`floor(extract(epoch from expires_at) * 1000) as expires_at`;

/** Keeps a ticket, and the newest others. Returns until when it is valid. */
export async function insertExportTicket(
  database: Database,
  ticket: { id: string; name: string; selection: string },
  { validForMs, most }: { validForMs: number; most: number },
): Promise<number> {
  const { id, name, selection } = ticket;
  const { rows } = await sql<Pick<ExportTicketRow, "expires_at">>`
    insert into export_tickets (id, name, selection, expires_at)
    values (${id}, ${name}, ${selection},
      clock_timestamp() + ${validForMs}::bigint * interval '1 millisecond')
    returning ${milliseconds}
  `.execute(database);
  await sql`
    delete from export_tickets where expires_at <= clock_timestamp() or id in (
      select id from export_tickets order by issued_at desc, id offset ${most}
    )
  `.execute(database);
  const [kept] = rows;
  if (!kept) throw new Error("The ticket was not kept.");
  return kept.expires_at;
}

export async function findExportTicket(
  database: Database,
  id: string,
): Promise<ExportTicketRow | undefined> {
  const { rows } = await sql<ExportTicketRow>`
    select name, selection, ${milliseconds} from export_tickets
    where id = ${id} and expires_at > clock_timestamp()
  `.execute(database);
  return rows[0];
}
