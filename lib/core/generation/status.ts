import { z } from "zod";

/** The states of a generation, in the order in which it passes through them. */
export const statusSchema = z.enum([
  "queued",
  "submitting",
  "pending",
  "running",
  "storing",
  "succeeded",
  "failed",
  "canceled",
  "uncertain",
  "expired",
]);
export type Status = z.infer<typeof statusSchema>;

const ended: readonly Status[] = ["succeeded", "failed", "canceled", "uncertain", "expired"];

/** The states in which the engine still has work to do. */
export const openStatuses: readonly Status[] = statusSchema.options.filter(
  (status) => !ended.includes(status),
);

/** The end states without images: the user can retry the request or dismiss the run. */
export const statusesWithoutImages: readonly Status[] = [
  "failed",
  "canceled",
  "uncertain",
  "expired",
];

export function canBeRepeated(status: string): boolean {
  return statusesWithoutImages.some((one) => one === status);
}

/** Whether a run can be canceled: before it is sent, and while it waits at DashScope. */
export function canBeCanceled(status: Status): boolean {
  return status === "queued" || status === "pending";
}

export function isOpen(status: Status): boolean {
  return openStatuses.includes(status);
}
