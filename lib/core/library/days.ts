import { z } from "zod";

/** A date such as 2026-11-25, in the user's time zone. */
const daySchema = z.iso.date();

const named = ["today", "week", "month"] as const;
type NamedDays = (typeof named)[number];
/** How many days each reaches back, including today. */
const reach = { today: 1, week: 7, month: 30 } satisfies Record<NamedDays, number>;

/**
 * The days whose images are shown: up to today, or between two dates, both included, one of which
 * may be open. In a URL: "today", or "2026-11-01..2026-11-25".
 */
export const daysSchema = z.union([
  z.enum(named),
  z
    .string()
    .regex(/^[\d-]*\.\.[\d-]*$/)
    .transform((text) => {
      const [from, to] = text.split("..");
      return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
    })
    .refine(({ from, to }) => {
      const days = [from, to].filter((day) => day !== undefined);
      return days.length > 0 && days.every((day) => daySchema.safeParse(day).success);
    }),
]);
export type Days = z.infer<typeof daysSchema>;
export const namedDays = named;

const isNamed = (days: Days): days is NamedDays => typeof days === "string";

export function daysText(days: Days): string {
  return isNamed(days) ? days : `${days.from ?? ""}..${days.to ?? ""}`;
}

/** The start of a day in the browser's time zone, shifted by some days. */
function midnightOf(day: string | Date, later = 0): Date {
  const [year = 0, month = 1, date = 1] =
    typeof day === "string"
      ? day.split("-").map(Number)
      : [day.getFullYear(), day.getMonth() + 1, day.getDate()];
  return new Date(year, month - 1, date + later);
}

/** The moments that bound the days: the first inclusive, the last exclusive. */
export function momentsOf(days: Days, now: Date): { from?: string; to?: string } {
  if (isNamed(days)) return { from: midnightOf(now, 1 - reach[days]).toISOString() };
  return {
    ...(days.from ? { from: midnightOf(days.from).toISOString() } : {}),
    ...(days.to ? { to: midnightOf(days.to, 1).toISOString() } : {}),
  };
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * In how many days the trash deletes an item for good, from 0; undefined if the item is not in the
 * trash or stays forever.
 * @param trashDays how many days the trash keeps it; 0: forever
 * @param now in milliseconds since 1970
 */
export function daysUntilGone(
  trashedAt: string | undefined,
  trashDays: number,
  now: number,
): number | undefined {
  if (trashedAt === undefined || trashDays === 0) return undefined;
  const left = Date.parse(trashedAt) + trashDays * dayMs - now;
  return Math.max(0, Math.ceil(left / dayMs));
}
