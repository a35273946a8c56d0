import "server-only";
import { resolve } from "node:path";
import { z } from "zod";
import type { EndpointId } from "@/lib/core/models/model";
import { upstreamBaseUrl } from "./dashscope/endpoints";

/** Something in the environment that the studio cannot start with; the message is for a person. */
export class ConfigurationError extends Error {}

const blankIsMissing = (value: unknown) => (value === "" ? undefined : value);
const optionalText = z.preprocess(blankIsMissing, z.string().optional());

const environmentSchema = z.object({
  HOST: z.preprocess(blankIsMissing, z.string().default("127.0.0.1")),
  PORT: z.preprocess(blankIsMissing, z.coerce.number().int().min(1).max(65535).default(3000)),
  STUDIO_DATA_DIR: z.preprocess(blankIsMissing, z.string().default("./data")),
  STUDIO_PASSWORD: optionalText,
  STUDIO_ALLOWED_HOSTS: optionalText,
  DASHSCOPE_API_KEY: optionalText,
  DASHSCOPE_REGION: z.preprocess(
    blankIsMissing,
    z.enum(["beijing", "singapore"]).default("beijing"),
  ),
  DASHSCOPE_WORKSPACE_ID: z.preprocess(
    blankIsMissing,
    z
      .string()
      .regex(/^[A-Za-z0-9-]+$/)
      .optional(),
  ),
  SANDBOX: z.preprocess(blankIsMissing, z.enum(["on", "off"]).optional()),
  SANDBOX_SPEED: z.preprocess(blankIsMissing, z.coerce.number().positive().default(1)),
  SANDBOX_URL: z.preprocess(blankIsMissing, z.url({ protocol: /^https?$/ }).optional()),
});

export interface Endpoint {
  id: EndpointId;
  /** Ends in `/api/v1`. */
  baseUrl: string;
  apiKey: string;
  /** Whether it is the emulator inside this very server. */
  own: boolean;
}

export interface Config {
  host: string;
  port: number;
  dataDir: string;
  password: string | undefined;
  /** Host names, without port, that requests may carry besides the studio's own. */
  allowedHosts: string[];
  endpoint: Endpoint;
  sandbox: { open: boolean; speed: number };
}

const loopbackNames = ["127.0.0.1", "localhost", "::1", "[::1]"];

export function isLoopback(host: string): boolean {
  return loopbackNames.includes(host) || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Reads the environment once.
 * @throws ConfigurationError naming the variable, never its value where that may be a secret
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new ConfigurationError(`The configuration cannot be used. ${names.join("; ")}`);
  }
  const values = parsed.data;
  if (!isLoopback(values.HOST) && !values.STUDIO_PASSWORD) {
    throw new ConfigurationError(
      `HOST=${values.HOST} would open the studio to the network. Set STUDIO_PASSWORD, or leave HOST at 127.0.0.1.`,
    );
  }
  const guarded = Boolean(values.DASHSCOPE_API_KEY || values.STUDIO_PASSWORD);
  return {
    host: values.HOST,
    port: values.PORT,
    dataDir: resolve(values.STUDIO_DATA_DIR),
    password: values.STUDIO_PASSWORD,
    allowedHosts: (values.STUDIO_ALLOWED_HOSTS ?? "").split(/[\s,]+/).filter(Boolean),
    endpoint: endpointOf(values),
    sandbox: {
      open: values.SANDBOX === "on" || (values.SANDBOX !== "off" && !guarded),
      speed: values.SANDBOX_SPEED,
    },
  };
}

function endpointOf(values: z.infer<typeof environmentSchema>): Endpoint {
  if (values.SANDBOX_URL) {
    const base = values.SANDBOX_URL.replace(/\/+$/, "").replace(/\/api\/v1$/, "");
    return { id: "sandbox", baseUrl: `${base}/api/v1`, apiKey: "sk-sandbox", own: false };
  }
  if (values.DASHSCOPE_API_KEY) {
    return {
      id: values.DASHSCOPE_REGION,
      baseUrl: upstreamBaseUrl(values.DASHSCOPE_REGION, values.DASHSCOPE_WORKSPACE_ID),
      apiKey: values.DASHSCOPE_API_KEY,
      own: false,
    };
  }
  return {
    id: "sandbox",
    baseUrl: `http://${ownHost(values.HOST)}:${values.PORT}/sandbox/api/v1`,
    apiKey: "sk-sandbox",
    own: true,
  };
}

/** The address under which a server that listens on `host` reaches itself. */
function ownHost(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::" || host === "[::]") return "[::1]";
  return host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
}
