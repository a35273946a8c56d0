import "server-only";
import { open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { answerSchema } from "../dashscope/answers";
import { errorCodeOf } from "../error-code";
import { flushFolder, makeFolderWithin } from "../private-files";

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
  /** Of one generation; undefined where none waits. */
  find: (generationId: string) => Promise<PaidAnswer | undefined>;
  /** Those that can be understood; what else lies in the folder is left alone. */
  list: () => Promise<PaidAnswer[]>;
}

/** @param folder created with the first answer that has to wait */
export function openUnrecordedAnswers(folder: string): UnrecordedAnswers {
  const nameOf = (generationId: string) => `${generationId}.json`;
  const pathOf = ({ generationId }: PaidAnswer) => join(folder, nameOf(generationId));
  const read = async (name: string) => {
    const text = await readFile(join(folder, name), "utf8").catch(noneIfMissing);
    return text === undefined ? undefined : paidAnswerSchema.safeParse(parsed(text)).data;
  };
  return {
    async put(answer) {
      await makeFolderWithin(folder);
      const partial = `${pathOf(answer)}.partial`;
      const file = await open(partial, "w", 0o600);
      try {
        await file.writeFile(JSON.stringify(answer));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(partial, pathOf(answer));
      await flushFolder(folder);
    },
    remove: (answer) => rm(pathOf(answer), { force: true }),
    find: (generationId) => read(nameOf(generationId)),
    async list() {
      const names = (await readdir(folder).catch(noneIfMissing)) ?? [];
      const found = await Promise.all(names.filter((name) => name.endsWith(".json")).map(read));
      return found.filter((answer) => answer !== undefined);
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
