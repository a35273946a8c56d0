export type TaskStatus = "PENDING" | "RUNNING" | "SUCCEEDED" | "FAILED" | "CANCELED" | "UNKNOWN";

/** When a task starts and ends, in milliseconds since 1970. */
export interface TaskTimes {
  submittedAt: number;
  scheduledAt: number;
  endedAt: number;
}

/**
 * A clock that starts at the current time and then ignores changes to the system clock, so that
 * setting it stops no task.
 */
export function evenClock(): () => number {
  const begun = Date.now() - performance.now();
  return () => Math.round(begun + performance.now());
}

/** Task and images are deleted after this time, whatever the speed. docs/dashscope.md#tasks */
export const retentionMs = 24 * 60 * 60_000;

/** A task's state depends on its times alone, so a crash of the emulator changes nothing. */
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
  /** The end times of the model's unfinished tasks. */
  busyUntil: number[];
  tasksAtOnce: number;
  /** How long the task waits and runs at speed 1, in milliseconds. */
  pendingMs: number;
  runningMs: number;
  /** At 20, everything takes a twentieth of the time. */
  speed: number;
}

/** Plans a task: it starts once it has waited and one of the model's places is free. */
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

/** A time in a list query, `YYYYMMDDhhmmss`; read as UTC+8, since nothing else is documented. */
export function parseDay(text: string | null): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text ?? "");
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const milliseconds = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
