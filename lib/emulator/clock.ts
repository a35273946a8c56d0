export type TaskStatus = "PENDING" | "RUNNING" | "SUCCEEDED" | "FAILED" | "CANCELED" | "UNKNOWN";

/** When a task starts and ends, in milliseconds since 1970. */
export interface TaskTimes {
  submittedAt: number;
  scheduledAt: number;
  endedAt: number;
}

/** The time of day as it was, and on from there evenly: whoever sets the clock stops no task. */
export function evenClock(): () => number {
  const begun = Date.now() - performance.now();
  return () => Math.round(begun + performance.now());
}

/** Task and images are forgotten after this time, whatever the speed. docs/dashscope.md#tasks */
export const retentionMs = 24 * 60 * 60_000;

/** A task's state follows from its times alone, so that a crash of the emulator changes nothing. */
export function statusAt(
  now: number,
  task: TaskTimes & { isCanceled: boolean; hasFailed: boolean },
): TaskStatus {
  if (now - task.submittedAt > retentionMs) return "UNKNOWN";
  if (task.isCanceled) return "CANCELED";
  if (now < task.scheduledAt) return "PENDING";
  if (now < task.endedAt) return "RUNNING";
  return task.hasFailed ? "FAILED" : "SUCCEEDED";
}

interface Work {
  /** Ends of the model's tasks that have not ended. */
  busyUntil: number[];
  tasksAtOnce: number;
  /** How long it waits and how long it runs at speed 1, in milliseconds. */
  pendingMs: number;
  runningMs: number;
  /** 20: everything takes a twentieth. */
  speed: number;
}

/** Plans a task: it starts when it has waited its turn and one of the places at once is free. */
export function planTimes(now: number, work: Work): TaskTimes {
  const ready = now + work.pendingMs / work.speed;
  const ends = [...work.busyUntil].sort((left, right) => left - right);
  const free = ends.at(-work.tasksAtOnce) ?? ready;
  const scheduledAt = Math.round(Math.max(ready, free));
  return {
    submittedAt: now,
    scheduledAt,
    endedAt: Math.round(scheduledAt + work.runningMs / work.speed),
  };
}

/** A time as upstream prints it: UTC+8, `YYYY-MM-DD HH:mm:ss.SSS`. */
export function printTime(milliseconds: number): string {
  return new Date(milliseconds + 8 * 60 * 60_000).toISOString().replace("T", " ").slice(0, 23);
}

/** A time as a list is asked for, `YYYYMMDDhhmmss`; read as UTC+8, since nothing else is documented. */
export function parseDay(text: string | null): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text ?? "");
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const milliseconds = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
