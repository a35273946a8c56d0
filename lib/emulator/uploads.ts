import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { UpstreamError } from "./answer.ts";
import { type Bodies, BodyBroken, BodyTooLarge } from "./bodies.ts";
import { upstreamModels } from "./models/upstream-models.ts";
import type { Store } from "./store.ts";

/** An uploaded file is deleted after this time. docs/dashscope.md#uploads */
export const uploadRetentionMs = 48 * 60 * 60_000;
const policyLifeMs = 5 * 60_000;
const largestFileMegabytes = 100;
/** The fields around the file are short. */
const largestFormBytes = (largestFileMegabytes + 1) * 1024 * 1024;

interface Surroundings {
  store: Store;
  secret: string;
  now: number;
}

const policySchema = z.object({ dir: z.string(), model: z.string(), expiresAt: z.number() });

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64");
const sign = (secret: string, policy: string) =>
  createHmac("sha1", secret).update(policy).digest("base64");

/** Where and how to upload a file for a model. docs/dashscope.md#uploads */
export function uploadPolicy(
  query: URLSearchParams,
  { secret, baseUrl, now }: { secret: string; baseUrl: string; now: number },
): unknown {
  const model = query.get("model") ?? "";
  if (query.get("action") !== "getPolicy") {
    throw new UpstreamError(400, "InvalidParameter", "action must be getPolicy.");
  }
  if (!upstreamModels.has(model)) {
    throw new UpstreamError(400, "InvalidParameter", "Model not exist.");
  }
  const day = new Date(now).toISOString().slice(0, 10);
  const dir = `dashscope-instant/${randomUUID().replaceAll("-", "")}/${day}/${randomUUID()}`;
  const policy = encode({ dir, model, expiresAt: now + policyLifeMs });
  return {
    policy,
    signature: sign(secret, policy),
    upload_dir: dir,
    upload_host: `${baseUrl}/oss-host`,
    expire_in_seconds: policyLifeMs / 1000,
    max_file_size_mb: largestFileMegabytes,
    capacity_limit_mb: 999_999_999,
    oss_access_key_id: "sandbox",
    x_oss_object_acl: "private",
    x_oss_forbid_overwrite: "true",
  };
}

function storeError(status: number, code: string, message: string): Response {
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
    { status, headers: { "Content-Type": "application/xml" } },
  );
}

/**
 * Accepts a file as the object store does: only in a form that the policy allows, and each key
 * once.
 */
export async function takeUpload(
  request: Request,
  surroundings: Surroundings & { bodies: Bodies },
  keep: (content: Buffer) => Promise<string>,
): Promise<Response> {
  const headers = { "Content-Type": request.headers.get("content-type") ?? "" };
  try {
    return await surroundings.bodies.hold(request, largestFormBytes, async (content) => {
      const form = await new Response(content, { headers }).formData().catch(() => undefined);
      if (!form) return storeError(400, "MalformedPOSTRequest", "The body is not a form.");
      return takeForm(form, surroundings, keep);
    });
  } catch (error) {
    if (error instanceof BodyBroken) {
      return storeError(400, "IncompleteBody", "The request body is shorter than announced.");
    }
    if (!(error instanceof BodyTooLarge)) throw error;
    const words = "Your proposed upload exceeds the maximum allowed size";
    return storeError(400, "EntityTooLarge", words);
  }
}

async function takeForm(
  form: FormData,
  { store, secret, now }: Surroundings,
  keep: (content: Buffer) => Promise<string>,
): Promise<Response> {
  const text = (name: string) => String(form.get(name) ?? "");
  const policy = readPolicy(text("policy"), text("Signature"), secret);
  if (!policy) return storeError(403, "AccessDenied", "Invalid according to Policy.");
  if (policy.expiresAt < now) {
    return storeError(403, "AccessDenied", "Invalid according to Policy: Policy expired.");
  }
  const key = text("key");
  const file = form.get("file");
  if (!key.startsWith(`${policy.dir}/`) || !(file instanceof File)) {
    return storeError(403, "AccessDenied", "Invalid according to Policy: Policy Condition failed.");
  }
  if (store.findUpload(key)) {
    return storeError(409, "FileAlreadyExists", "The object you specified already exists.");
  }
  const sha256 = await keep(Buffer.from(await file.arrayBuffer()));
  store.addUpload({ key, model: policy.model, sha256, uploadedAt: now });
  return new Response(null, { status: 200 });
}

function readPolicy(policy: string, signature: string, secret: string) {
  const given = Buffer.from(signature);
  const wanted = Buffer.from(sign(secret, policy));
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
  return policySchema.safeParse(JSON.parse(Buffer.from(policy, "base64").toString())).data;
}
