import "server-only";
import { createSecretFilter } from "../secrecy";
import type { UploadPolicy } from "./answers";
import type { Endpoint } from "./endpoints";
import { uploadAddress } from "./endpoints";
import { foreignHost, type Outcome } from "./fault";
import {
  type ListedTask,
  readCancellation,
  readCreation,
  readGeneration,
  readTask,
  readTaskList,
  readUpload,
  readUploadPolicy,
  type TaskState,
} from "./read";
import type { Reply } from "./reply";
import type { CallResult } from "./result";
import { exchange as exchangeOnce } from "./transport";

/** How long each kind of call may take before it counts as lost. */
const timeoutMs = {
  create: 120_000,
  /** Upstream's own limit for a synchronous call. docs/dashscope.md#waits */
  generate: 300_000,
  ask: 30_000,
  upload: 600_000,
};
/** A long body takes time on a slow line. */
const slowestBytesPerMs = 50;

interface Creation {
  /** Below `/api/v1`. */
  path: string;
  /** JSON. */
  body: string;
  /** Whether an image in it is an `oss://` address, which upstream resolves only on request. */
  usesUploads: boolean;
}

interface UploadedFile {
  name: string;
  mime: string;
  content: Buffer<ArrayBuffer>;
}

/**
 * The calls to upstream. Each sends one request once. The caller decides whether to send it again;
 * a fault tells it what may have happened. `create` and `generate` cost money.
 */
export interface DashScopeClient {
  /** Creates a task. */
  create: (creation: Creation) => Promise<Outcome<{ taskId: string; requestId?: string }>>;
  /** Generates and waits for the result; it is lost with the connection. */
  generate: (creation: Creation) => Promise<Outcome<CallResult>>;
  /** Asks about a task. Safe at any time, like every method below. */
  query: (taskId: string) => Promise<Outcome<TaskState>>;
  /**
   * Cancels a task that is still waiting; upstream refuses any other with `UnsupportedOperation`.
   */
  cancel: (taskId: string) => Promise<Outcome<undefined>>;
  /** A model's tasks of the last 24 hours, newest first, from everyone who uses the account. */
  list: (model: string, page: number) => Promise<Outcome<{ tasks: ListedTask[]; pages: number }>>;
  /** Asks where and how a file for a model may be uploaded. */
  uploadPolicy: (model: string) => Promise<Outcome<UploadPolicy>>;
  /**
   * Uploads a file; returns its `oss://` address, which works for 48 hours and for that model only.
   */
  upload: (policy: UploadPolicy, file: UploadedFile) => Promise<Outcome<string>>;
}

export function createDashScopeClient(
  endpoint: Pick<Endpoint, "baseUrl" | "apiKey">,
  fetchUpstream: typeof fetch,
): DashScopeClient {
  const headers = { Authorization: `Bearer ${endpoint.apiKey}`, Accept: "application/json" };
  const hidden = createSecretFilter([endpoint.apiKey], "[key]");
  // Upstream's words are kept and shown; where they repeat the key, it must not travel with them.
  const exchange: typeof exchangeOnce = async (...call) => {
    const reply = await exchangeOnce(...call);
    if (reply.kind === "fault") {
      const message = hidden.text(reply.fault.message);
      return { kind: "fault", fault: { ...reply.fault, message } };
    }
    return { kind: "done", value: { ...reply.value, text: hidden.answer(reply.value.text) } };
  };
  const ask = (path: string, method: "GET" | "POST" = "GET") =>
    exchange(fetchUpstream, `${endpoint.baseUrl}${path}`, { method, headers }, timeoutMs.ask);
  const post = (
    { path, body, usesUploads }: Creation,
    limitMs: number,
    more: Record<string, string> = {},
  ) =>
    exchange(
      fetchUpstream,
      `${endpoint.baseUrl}${path}`,
      {
        method: "POST",
        headers: {
          ...headers,
          "Content-Type": "application/json",
          ...(usesUploads ? { "X-DashScope-OssResourceResolve": "enable" } : {}),
          ...more,
        },
        body,
      },
      limitMs + Math.ceil(body.length / slowestBytesPerMs),
    );

  return {
    create: async (creation) =>
      read(await post(creation, timeoutMs.create, { "X-DashScope-Async": "enable" }), readCreation),
    generate: async (creation) => read(await post(creation, timeoutMs.generate), readGeneration),
    query: async (taskId) => read(await ask(`/tasks/${encodeURIComponent(taskId)}`), readTask),
    cancel: async (taskId) =>
      read(await ask(`/tasks/${encodeURIComponent(taskId)}/cancel`, "POST"), readCancellation),
    list: async (model, page) => {
      // Without times upstream lists the last 24 hours; the time zone of explicit times is
      // undocumented.
      const query = new URLSearchParams({
        model_name: model,
        page_no: String(page),
        page_size: "100",
      });
      return read(await ask(`/tasks/?${query}`), readTaskList);
    },
    uploadPolicy: async (model) =>
      read(
        await ask(`/uploads?${new URLSearchParams({ action: "getPolicy", model })}`),
        readUploadPolicy,
      ),
    upload: async (policy, file) => {
      const address = uploadAddress(policy.upload_host, endpoint.baseUrl);
      if (!address) return { kind: "fault", fault: foreignHost(policy.upload_host) };
      const key = `${policy.upload_dir}/${file.name}`;
      const reply = await exchange(
        fetchUpstream,
        address,
        { method: "POST", body: uploadForm(policy, key, file) },
        timeoutMs.upload,
      );
      const outcome = read(reply, readUpload);
      return outcome.kind === "fault" ? outcome : { kind: "done", value: `oss://${key}` };
    },
  };
}

function read<Value>(reply: Outcome<Reply>, reader: (reply: Reply) => Outcome<Value>) {
  return reply.kind === "fault" ? reply : reader(reply.value);
}

/** Keeps the field order of the official SDK; the file comes last. docs/dashscope.md#uploads */
function uploadForm(policy: UploadPolicy, key: string, file: UploadedFile): FormData {
  const form = new FormData();
  form.append("OSSAccessKeyId", policy.oss_access_key_id);
  form.append("Signature", policy.signature);
  form.append("policy", policy.policy);
  form.append("key", key);
  form.append("x-oss-object-acl", policy.x_oss_object_acl);
  form.append("x-oss-forbid-overwrite", policy.x_oss_forbid_overwrite);
  form.append("success_action_status", "200");
  form.append("x-oss-content-type", file.mime);
  form.append("file", new File([file.content], file.name, { type: file.mime }));
  return form;
}
