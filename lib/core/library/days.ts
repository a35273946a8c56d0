import { z } from "zod";

/** A day as it is written, such as 2026-11-25; local to who looks. */
const daySchema = z.iso.date();

const named = ["today", "week", "month"] as const;
type NamedDays = (typeof named)[number];
/** How many days each reaches back, today included. */
const reach = { today: 1, week: 7, month: 30 } satisfies Record<NamedDays, number>;

/**
 * The days of which images are shown: up to today, or from one day to another, both included, of
 * which one may be open. In an address: "today", or "2026-11-01..2026-11-25".
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

/** The midnight with which a day begins where the page is, some days later or earlier. */
function midnightOf(day: string | Date, later = 0): Date {
  const [year = 0, month = 1, date = 1] =
    typeof day === "string"
      ? day.split("-").map(Number)
      : [day.getFullYear(), day.getMonth() + 1, day.getDate()];
  return new Date(year, month - 1, date + later);
}

/** The moments between which the days lie, the first included, the last not. */
export function momentsOf(days: Days, now: Date): { from?: string; to?: string } {
  if (isNamed(days)) return { from: midnightOf(now, 1 - reach[days]).toISOString() };
  return {
    ...(days.from ? { from: midnightOf(days.from).toISOString() } : {}),
    ...(days.to ? { to: midnightOf(days.to, 1).toISOString() } : {}),
  };
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * In how many days what is in the trash goes for good, from 0; undefined where it is not there or
 * stays for ever.
 * @param trashDays for how many days it is kept; 0: for ever
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
