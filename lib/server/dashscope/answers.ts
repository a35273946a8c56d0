import "server-only";
import { z } from "zod";

/** The Python SDK and the raw service write "no code" in three ways: missing, null and "". */
const absentIfBlank = z
  .string()
  .nullish()
  .transform((text) => text || undefined);

/**
 * A plausible count. Anything else reads as missing, so that a bad count never costs a paid image.
 */
const plausible = (most: number) => z.int().min(0).max(most).optional().catch(undefined);

const contentSchema = z.looseObject({
  type: z.string().optional(),
  image: z.string().optional(),
  text: z.string().nullish(),
});

const partSchema = z.looseObject({
  url: z.string().optional(),
  orig_prompt: z.string().nullish(),
  actual_prompt: absentIfBlank,
  code: z.string().nullish(),
  message: z.string().nullish(),
});

const metricsSchema = z.looseObject({
  TOTAL: z.int(),
  SUCCEEDED: z.int(),
  FAILED: z.int(),
});

const outputSchema = z.looseObject({
  task_id: z.string().nullish(),
  task_status: z.string().nullish(),
  code: absentIfBlank,
  message: absentIfBlank,
  choices: z
    .array(z.looseObject({ message: z.looseObject({ content: z.array(contentSchema) }) }))
    .nullish(),
  results: z.array(partSchema).nullish(),
  task_metrics: metricsSchema.nullish(),
  task_metric: metricsSchema.nullish(),
  submit_time: z.string().nullish(),
  scheduled_time: z.string().nullish(),
  end_time: z.string().nullish(),
});

/**
 * Any JSON answer about a generation: success and failure share one shape. Keeps unknown fields.
 */
export const answerSchema = z.looseObject({
  request_id: z.string().optional(),
  code: absentIfBlank,
  message: absentIfBlank,
  output: outputSchema.nullish(),
  usage: z
    .looseObject({
      image_count: plausible(1_000),
      size: z.string().optional(),
      width: plausible(100_000),
      height: plausible(100_000),
      output_image_count: plausible(1_000),
      output_width: plausible(100_000),
      output_height: plausible(100_000),
    })
    .nullish(),
});
export type Answer = z.infer<typeof answerSchema>;

const listedTaskSchema = z.looseObject({
  task_id: z.string(),
  model_name: z.string(),
  status: z.string(),
  /** Milliseconds since 1970. */
  gmt_create: z.number().min(0).max(8.64e15),
  request_id: z.string().optional(),
});

/** A flat body, without prompts or results: docs/dashscope.md#task-list */
export const taskListSchema = z.looseObject({
  request_id: z.string().optional(),
  total: z.int(),
  total_page: z.int(),
  page_no: z.int(),
  data: z.array(listedTaskSchema),
});

/** docs/dashscope.md#uploads */
export const policySchema = z.looseObject({
  data: z.looseObject({
    policy: z.string(),
    signature: z.string(),
    upload_dir: z.string(),
    upload_host: z.url({ protocol: /^https?$/ }),
    oss_access_key_id: z.string(),
    x_oss_object_acl: z.string(),
    x_oss_forbid_overwrite: z.string(),
  }),
});
export type UploadPolicy = z.infer<typeof policySchema>["data"];
