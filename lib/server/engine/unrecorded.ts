import "server-only";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { answerSchema } from "../dashscope/answers";

/** The part of DashScope's answer to a paid call that must not be lost. */
const paidAnswerSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("task"),
    generationId: z.uuid(),
    taskId: z.string(),
    requestId: z.string().nullable(),
  }),
  z.object({ kind: z.literal("result"), generationId: z.uuid(), answer: answerSchema }),
]);
export type PaidAnswer = z.infer<typeof paidAnswerSchema>;

/** Paid answers kept beside the database until it accepts them; they survive the process. */
export interface UnrecordedAnswers {
  /** On disk when it resolves. */
  put: (answer: PaidAnswer) => Promise<void>;
  remove: (answer: PaidAnswer) => Promise<void>;
  /** The readable ones; other files in the folder are left alone. */
  list: () => Promise<PaidAnswer[]>;
}

/** @param folder created with the first answer that has to wait */
export function openUnrecordedAnswers(folder: string): UnrecordedAnswers {
  const pathOf = ({ generationId }: PaidAnswer) => join(folder, `${generationId}.json`);
  return {
    async put(answer) {
      await mkdir(folder, { recursive: true });
      const partial = `${pathOf(answer)}.partial`;
      const file = await open(partial, "w", 0o600);
      try {
        await file.writeFile(JSON.stringify(answer));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(partial, pathOf(answer));
    },
    remove: (answer) => rm(pathOf(answer), { force: true }),
    async list() {
      const names = await readdir(folder).catch(() => []);
      const texts = names
        .filter((name) => name.endsWith(".json"))
        .map((name) => readFile(join(folder, name), "utf8"));
      const found = await Promise.all(texts);
      return found.flatMap((text) => paidAnswerSchema.safeParse(parsed(text)).data ?? []);
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
