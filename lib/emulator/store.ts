import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { statusAt, type TaskStatus } from "./clock.ts";
import { type Plan, planSchema, type Refusal, refusalSchema } from "./plan.ts";

const modeSchema = z.enum(["asynchronous", "synchronous"]);

const taskRowSchema = z.object({
  task_id: z.string(),
  request_id: z.string(),
  model: z.string(),
  submitted_at: z.number(),
  scheduled_at: z.number(),
  ended_at: z.number(),
  plan: z.string().nullable(),
  refusal: z.string().nullable(),
  is_canceled: z.number(),
  mode: modeSchema,
  is_flat: z.number(),
});

/** A call as it is stored: it has either something to draw or a reason why not. */
export interface Task {
  taskId: string;
  requestId: string;
  model: string;
  /** A synchronous call is billed like a task, but cannot be queried. */
  mode: z.infer<typeof modeSchema>;
  submittedAt: number;
  scheduledAt: number;
  endedAt: number;
  plan: Plan | undefined;
  refusal: Refusal | undefined;
  /** Whether its failure is reported in the flat shape. */
  isFlat: boolean;
  isCanceled: boolean;
}

export function statusOf(task: Task, now: number): TaskStatus {
  return statusAt(now, { ...task, hasFailed: task.refusal !== undefined });
}

/** A call as the ledger shows it. */
export interface LedgerRequest {
  requestId: string;
  at: string;
  method: string;
  path: string;
  status: number;
  code?: string;
  body?: unknown;
}

const ledgerRequestSchema = z.object({
  requestId: z.string(),
  at: z.string(),
  method: z.string(),
  path: z.string(),
  status: z.number(),
  code: z.string().optional(),
  body: z.unknown().optional(),
});
const requestRowSchema = z.object({ entry: z.string() });

const uploadRowSchema = z.object({
  key: z.string(),
  model: z.string(),
  sha256: z.string(),
  uploaded_at: z.number(),
});

/** A file that somebody uploaded for a model. */
interface Upload {
  key: string;
  model: string;
  sha256: string;
  uploadedAt: number;
}

/** What the emulator must remember through a crash: calls, uploads, and the requests it got. */
export interface Store {
  addTask: (task: Task) => void;
  findTask: (taskId: string) => Task | undefined;
  /** Newest first; of one model, or of all. */
  listTasks: (model?: string) => Task[];
  /** How many calls of a model were accepted after a time. */
  countSince: (model: string, after: number) => number;
  /** When a model's unfinished tasks end. */
  endsAfter: (model: string, now: number) => number[];
  /** How many of a model's tasks are waiting to run. */
  countWaiting: (model: string, now: number) => number;
  cancelTask: (taskId: string) => void;
  addUpload: (upload: Upload) => void;
  findUpload: (key: string) => Upload | undefined;
  addRequest: (request: LedgerRequest) => void;
  listRequests: () => LedgerRequest[];
  close: () => void;
}

const countSchema = z.object({ count: z.number() });
/** Only tasks compete for places. */
const isUnfinished = "model = ? AND mode = 'asynchronous' AND is_canceled = 0";

/**
 * @param now milliseconds since 1970. A later submission means that the clock has been set back
 *   since; it and the times planned from it move to now.
 */
export function openStore(dataDir: string, now: number): Store {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, "sandbox.sqlite");
  // On a shared machine, other users must not read the prompts. SQLite gives its companion files
  // the same mode.
  closeSync(openSync(path, "a", 0o600));
  const database = new DatabaseSync(path);
  prepareSchema(database);
  // The times planned from the submission move with it.
  database
    .prepare(
      `UPDATE tasks SET
         scheduled_at = scheduled_at - (submitted_at - ?1),
         ended_at = ended_at - (submitted_at - ?1),
         submitted_at = ?1
       WHERE submitted_at > ?1`,
    )
    .run(now);

  return {
    addTask(task) {
      database
        .prepare("INSERT INTO tasks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .run(
          task.taskId,
          task.requestId,
          task.model,
          task.submittedAt,
          task.scheduledAt,
          task.endedAt,
          task.plan ? JSON.stringify(task.plan) : null,
          task.refusal ? JSON.stringify(task.refusal) : null,
          task.isCanceled ? 1 : 0,
          task.mode,
          task.isFlat ? 1 : 0,
        );
    },
    findTask(taskId) {
      const row = database.prepare("SELECT * FROM tasks WHERE task_id = ?").get(taskId);
      return row && readable(row, readTask);
    },
    listTasks(model) {
      const rows = database
        .prepare("SELECT * FROM tasks WHERE ?1 IS NULL OR model = ?1 ORDER BY submitted_at DESC")
        .all(model ?? null);
      return rows.flatMap((row) => readable(row, readTask) ?? []);
    },
    countSince(model, after) {
      const row = database
        .prepare("SELECT count(*) AS count FROM tasks WHERE model = ? AND submitted_at > ?")
        .get(model, after);
      return countSchema.parse(row).count;
    },
    endsAfter(model, now) {
      const rows = database
        .prepare(`SELECT ended_at FROM tasks WHERE ended_at > ? AND ${isUnfinished}`)
        .all(now, model);
      return rows.map((row) => z.object({ ended_at: z.number() }).parse(row).ended_at);
    },
    countWaiting(model, now) {
      const row = database
        .prepare(`SELECT count(*) AS count FROM tasks WHERE scheduled_at > ? AND ${isUnfinished}`)
        .get(now, model);
      return countSchema.parse(row).count;
    },
    cancelTask(taskId) {
      database.prepare("UPDATE tasks SET is_canceled = 1 WHERE task_id = ?").run(taskId);
    },
    addUpload({ key, model, sha256, uploadedAt }) {
      database
        .prepare("INSERT INTO uploads VALUES (?, ?, ?, ?)")
        .run(key, model, sha256, uploadedAt);
    },
    findUpload(key) {
      const row = database.prepare("SELECT * FROM uploads WHERE key = ?").get(key);
      if (!row) return undefined;
      const { uploaded_at: uploadedAt, ...upload } = uploadRowSchema.parse(row);
      return { ...upload, uploadedAt };
    },
    addRequest(request) {
      database.prepare("INSERT INTO requests (entry) VALUES (?)").run(JSON.stringify(request));
    },
    listRequests() {
      const rows = database.prepare("SELECT entry FROM requests ORDER BY position").all();
      return rows.flatMap((row) => readable(row, readRequest) ?? []);
    },
    close: () => database.close(),
  };
}

/** Every change of the tables, oldest first; `user_version` counts those applied. */
const changes = [
  `CREATE TABLE IF NOT EXISTS tasks (
     task_id TEXT PRIMARY KEY,
     request_id TEXT NOT NULL,
     model TEXT NOT NULL,
     submitted_at INTEGER NOT NULL,
     scheduled_at INTEGER NOT NULL,
     ended_at INTEGER NOT NULL,
     plan TEXT,
     refusal TEXT,
     is_canceled INTEGER NOT NULL DEFAULT 0
   );
   CREATE TABLE IF NOT EXISTS requests (position INTEGER PRIMARY KEY, entry TEXT NOT NULL);`,
  `ALTER TABLE tasks ADD COLUMN mode TEXT NOT NULL DEFAULT 'asynchronous';
   ALTER TABLE tasks ADD COLUMN is_flat INTEGER NOT NULL DEFAULT 0;
   CREATE INDEX tasks_by_model ON tasks (model, submitted_at);
   CREATE TABLE uploads (
     key TEXT PRIMARY KEY,
     model TEXT NOT NULL,
     sha256 TEXT NOT NULL,
     uploaded_at INTEGER NOT NULL
   );`,
];

function prepareSchema(database: DatabaseSync): void {
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA busy_timeout = 5000;
  `);
  const row = database.prepare("PRAGMA user_version").get();
  const made = z.object({ user_version: z.number() }).parse(row).user_version;
  for (const [index, change] of changes.entries()) {
    if (index < made) continue;
    database.exec(`BEGIN; ${change} PRAGMA user_version = ${index + 1}; COMMIT;`);
  }
}

/** Reads a row; undefined if it cannot be read, so that it does not hide the others. */
function readable<Read>(row: unknown, read: (row: unknown) => Read): Read | undefined {
  try {
    return read(row);
  } catch {
    return undefined;
  }
}

function readRequest(row: unknown): LedgerRequest {
  const entry = ledgerRequestSchema.parse(JSON.parse(requestRowSchema.parse(row).entry));
  const { code, ...rest } = entry;
  return code === undefined ? rest : { ...rest, code };
}

function readTask(value: unknown): Task {
  const row = taskRowSchema.parse(value);
  return {
    taskId: row.task_id,
    requestId: row.request_id,
    model: row.model,
    mode: row.mode,
    submittedAt: row.submitted_at,
    scheduledAt: row.scheduled_at,
    endedAt: row.ended_at,
    plan: row.plan === null ? undefined : planSchema.parse(JSON.parse(row.plan)),
    refusal: row.refusal === null ? undefined : refusalSchema.parse(JSON.parse(row.refusal)),
    isFlat: row.is_flat === 1,
    isCanceled: row.is_canceled === 1,
  };
}
