import "server-only";
import { z } from "zod";

const absentIfBlank = z
  .string()
  .nullish()
  .transform((text) => text || undefined);

const contentSchema = z.looseObject({
  type: z.string().optional(),
  image: z.string().optional(),
});

const outputSchema = z.looseObject({
  task_id: z.string().optional(),
  task_status: z.string().optional(),
  code: absentIfBlank,
  message: absentIfBlank,
  choices: z
    .array(z.looseObject({ message: z.looseObject({ content: z.array(contentSchema) }) }))
    .nullish(),
});

/** Any JSON answer of upstream; success and failure share the frame. Unknown fields are kept. */
export const answerSchema = z.looseObject({
  request_id: z.string().optional(),
  code: absentIfBlank,
  message: absentIfBlank,
  output: outputSchema.nullish(),
  usage: z.looseObject({ image_count: z.int().optional(), size: z.string().optional() }).nullish(),
});
export type Answer = z.infer<typeof answerSchema>;

/** The image addresses of a finished task, in upstream's order. W27-ja, output.choices. */
export function imageUrlsOf(answer: Answer): string[] {
  return (answer.output?.choices ?? [])
    .flatMap((choice) => choice.message.content)
    .flatMap(({ image }) => (image ? [image] : []));
}
