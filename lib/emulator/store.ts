import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { type Plan, planSchema, type Refusal, refusalSchema } from "./plan.ts";

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
});

/** A task as it is kept: it either has something to draw or a reason why not. */
export interface Task {
  taskId: string;
  requestId: string;
  model: string;
  submittedAt: number;
  scheduledAt: number;
  endedAt: number;
  plan: Plan | undefined;
  refusal: Refusal | undefined;
  isCanceled: boolean;
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

const requestRowSchema = z.object({ entry: z.string() });
const ledgerRequestSchema = z.object({
  requestId: z.string(),
  at: z.string(),
  method: z.string(),
  path: z.string(),
  status: z.number(),
  code: z.string().optional(),
  body: z.unknown().optional(),
});

/** What the emulator remembers, in a database file of its own. */
export interface Store {
  addTask: (task: Task) => void;
  findTask: (taskId: string) => Task | undefined;
  listTasks: (model?: string) => Task[];
  cancelTask: (taskId: string) => void;
  addRequest: (request: LedgerRequest) => void;
  listRequests: () => LedgerRequest[];
  close: () => void;
}

export function openStore(dataDir: string): Store {
  mkdirSync(dataDir, { recursive: true });
  const database = new DatabaseSync(join(dataDir, "sandbox.sqlite"));
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA busy_timeout = 5000;
    CREATE TABLE IF NOT EXISTS tasks (
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
    CREATE TABLE IF NOT EXISTS requests (position INTEGER PRIMARY KEY, entry TEXT NOT NULL);
  `);

  return {
    addTask(task) {
      database
        .prepare("INSERT INTO tasks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
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
        );
    },
    findTask(taskId) {
      const row = database.prepare("SELECT * FROM tasks WHERE task_id = ?").get(taskId);
      return row && readTask(row);
    },
    listTasks(model) {
      const rows = database
        .prepare("SELECT * FROM tasks WHERE ?1 IS NULL OR model = ?1 ORDER BY submitted_at DESC")
        .all(model ?? null);
      return rows.map(readTask);
    },
    cancelTask(taskId) {
      database.prepare("UPDATE tasks SET is_canceled = 1 WHERE task_id = ?").run(taskId);
    },
    addRequest(request) {
      database.prepare("INSERT INTO requests (entry) VALUES (?)").run(JSON.stringify(request));
    },
    listRequests() {
      const rows = database.prepare("SELECT entry FROM requests ORDER BY position").all();
      return rows.map((row) => {
        const entry = ledgerRequestSchema.parse(JSON.parse(requestRowSchema.parse(row).entry));
        const { code, ...rest } = entry;
        return code === undefined ? rest : { ...rest, code };
      });
    },
    close: () => database.close(),
  };
}

function readTask(value: unknown): Task {
  const row = taskRowSchema.parse(value);
  return {
    taskId: row.task_id,
    requestId: row.request_id,
    model: row.model,
    submittedAt: row.submitted_at,
    scheduledAt: row.scheduled_at,
    endedAt: row.ended_at,
    plan: row.plan === null ? undefined : planSchema.parse(JSON.parse(row.plan)),
    refusal: row.refusal === null ? undefined : refusalSchema.parse(JSON.parse(row.refusal)),
    isCanceled: row.is_canceled === 1,
  };
}
