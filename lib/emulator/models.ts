import type { InputImage } from "./input-image.ts";
import type { Plan, Refusal } from "./plan.ts";
import { judgeWan27 } from "./wan27.ts";

export type Verdict = (Omit<Plan, "seed"> & { seed: number | undefined }) | Refusal;

/** A model as upstream treats it. */
export interface UpstreamModel {
  /** Below `/api/v1`. */
  asynchronousPath: string;
  submissionsPerSecond: number;
  tasksAtOnce: number;
  judge: (body: unknown, images: Map<string, InputImage | undefined>) => Verdict;
}

const asynchronousPath = "/services/aigc/image-generation/generation";

/** contract, "Models": limits of wan2.7-image are not published. */
export const upstreamModels: ReadonlyMap<string, UpstreamModel> = new Map([
  [
    "wan2.7-image-pro",
    {
      asynchronousPath,
      submissionsPerSecond: 5,
      tasksAtOnce: 5,
      judge: (body, images) => judgeWan27("wan2.7-image-pro", body, images, { draws4K: true }),
    } satisfies UpstreamModel,
  ],
  [
    "wan2.7-image",
    {
      asynchronousPath,
      submissionsPerSecond: 2,
      tasksAtOnce: 2,
      judge: (body, images) => judgeWan27("wan2.7-image", body, images, { draws4K: false }),
    } satisfies UpstreamModel,
  ],
]);
