import "server-only";
import { open, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { answerSchema } from "../dashscope/answers";
import { errorCodeOf } from "../error-code";
import { flushFolder, makeFolderWithin } from "../private-files";

/** The part of DashScope's answer to a paid call that must not be lost. */
const answerTo = {
  generationId: z.uuid(),
  /** Which of the times that it was sent; earlier versions did not count them. */
  attempt: z.int().nonnegative().optional(),
};
const paidAnswerSchema = z.discriminatedUnion("kind", [
  z.object({
    ...answerTo,
    kind: z.literal("task"),
    taskId: z.string(),
    requestId: z.string().nullable(),
  }),
  z.object({ ...answerTo, kind: z.literal("result"), answer: answerSchema }),
]);
export type PaidAnswer = z.infer<typeof paidAnswerSchema>;

/** Paid answers kept beside the database until it accepts them; they survive the process. */
export interface UnrecordedAnswers {
  /** On disk when it resolves. */
  put: (answer: PaidAnswer) => Promise<void>;
  remove: (answer: PaidAnswer) => Promise<void>;
  /** Of one generation; undefined where none waits, or where it cannot be understood. */
  find: (generationId: string) => Promise<PaidAnswer | undefined>;
  /** The generations whose answers wait. */
  list: () => Promise<string[]>;
}

/** @param folder created with the first answer that has to wait */
export function openUnrecordedAnswers(folder: string): UnrecordedAnswers {
  const ending = ".json";
  const pathOf = (generationId: string) => join(folder, `${generationId}${ending}`);
  return {
    async put(answer) {
      await makeFolderWithin(folder);
      const path = pathOf(answer.generationId);
      const partial = `${path}.partial`;
      const file = await open(partial, "w", 0o600);
      try {
        await file.writeFile(JSON.stringify(answer));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(partial, path);
      await flushFolder(folder);
    },
    remove: ({ generationId }) => rm(pathOf(generationId), { force: true }),
    async find(generationId) {
      const text = await readFile(pathOf(generationId), "utf8").catch(noneIfMissing);
      return text === undefined ? undefined : paidAnswerSchema.safeParse(parsed(text)).data;
    },
    async list() {
      const names = (await readdir(folder).catch(noneIfMissing)) ?? [];
      return names.filter((name) => name.endsWith(ending)).map((name) => basename(name, ending));
    },
  };
}

/** @throws what the disk says of a file that is there: its answer is paid, and must not be passed over */
function noneIfMissing(error: unknown): undefined {
  if (errorCodeOf(error) === "ENOENT") return undefined;
  throw error;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
