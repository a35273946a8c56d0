import "server-only";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { type Amounts, parseAmounts, parseRates, type Rates } from "@/lib/core/generation/money";
import { defaultSendingLimits, type SendingLimits } from "@/lib/core/generation/preparation";
import {
  type AdministratorFacts,
  administratorFactsSchema,
  catalogAt,
  unknownModels,
  withoutInputPrice,
} from "@/lib/core/models/administrator";
import type { Catalog } from "@/lib/core/models/catalog";
import { regions } from "@/lib/core/models/region";
import { megabyte } from "@/lib/core/models/shared";
import { type BucketPlace, bucketPlaceOf, bucketVariables } from "./bucket-place";
import { type Endpoint, upstreamBaseUrl, withApiPath } from "./dashscope/endpoints";
import { type Proxies, proxiesVariable } from "./proxies";
import { blankIsMissing, optionalText } from "./variable-text";

/** A fault in the environment that keeps the studio from starting; the message is for a person. */
export class ConfigurationError extends Error {}

/** A password may start or end with spaces, but nobody can type a line break. */
const password = z.preprocess(
  (value) => (typeof value === "string" ? value.replace(/[\r\n]+$/, "") || undefined : value),
  z.string().optional(),
);

/** Keys have some 40 characters. Servers drop a header of 8 kB, and then report that it is missing. */
const mostInToken = 1000;

/** The characters allowed after `Bearer` in a header. RFC 6750, section 2.1. */
const bearerToken = z
  .string()
  .max(mostInToken, {
    abort: true,
    error: ({ input }) =>
      `has ${String(input).length} characters, more than any key; perhaps something else was pasted with it, or in its place`,
  })
  .regex(
    /^[A-Za-z0-9._~+/-]+=*$/,
    "holds a character that no key has, such as a quote, a blank or a line break",
  );

/** `20 CNY` or `20 CNY, 3 USD`. */
const amounts = z.preprocess(
  blankIsMissing,
  z
    .string()
    .transform((text, context) => {
      const parsed = parseAmounts(text);
      if (!parsed) context.addIssue('must be amounts such as "20 CNY" or "20 CNY, 3 USD"');
      return parsed ?? z.NEVER;
    })
    .optional(),
);

/** `7.2 CNY/USD`: what one dollar is worth. */
const rates = z.preprocess(
  blankIsMissing,
  z
    .string()
    .transform((text, context) => {
      const parsed = parseRates(text);
      if (!parsed) {
        context.addIssue('must be rates such as "7.2 CNY/USD" or "7.2 CNY/USD, 7.8 CNY/EUR"');
      }
      return parsed ?? z.NEVER;
    })
    .optional(),
);

/** The key goes to this address: unencrypted, it must not leave this machine. */
const baseUrl = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password: secret, search, hash } = new URL(text);
  const isSafe = protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
  return isSafe && `${username}${secret}${search}${hash}` === "";
}, "must be an address that begins with https://, or with http:// on this machine, without a user name or a query");

/** What begins like this may hold a password, so no message repeats it. */
const databaseUrl = z
  .string()
  .refine(
    (text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text) && isPlain(new URL(text)),
    "must be an address such as postgres://user:password@host:5432/database, with the password in that place and its special characters written as in other addresses (% as %25)",
  );

/** Whether its parts can be read, and its password is where the log looks for it. */
function isPlain({ username, password: secret, hostname, pathname, searchParams }: URL): boolean {
  try {
    decodeURIComponent([username, secret, hostname, pathname].join(" "));
  } catch {
    return false;
  }
  return !searchParams.has("password");
}

/** Every variable that configures a studio. */
export const environmentSchema = z.object({
  HOST: z.preprocess(blankIsMissing, z.string().default("127.0.0.1")),
  PORT: z.preprocess(blankIsMissing, z.coerce.number().int().min(1).max(65535).default(3000)),
  STUDIO_DATA_DIR: z.preprocess(blankIsMissing, z.string().default("./data")),
  STUDIO_DATABASE_URL: z.preprocess(blankIsMissing, databaseUrl.optional()),
  STUDIO_PASSWORD: password,
  STUDIO_ALLOWED_HOSTS: optionalText,
  STUDIO_PROXIES: proxiesVariable,
  DASHSCOPE_API_KEY: z.preprocess(blankIsMissing, bearerToken.optional()),
  DASHSCOPE_REGION: z.preprocess(blankIsMissing, z.enum(regions).default("beijing")),
  DASHSCOPE_WORKSPACE_ID: z.preprocess(
    blankIsMissing,
    z
      .string()
      .regex(
        /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/,
        "must be an id as the console shows it: at most 63 letters, digits and hyphens",
      )
      .optional(),
  ),
  DASHSCOPE_BASE_URL: z.preprocess(blankIsMissing, baseUrl.optional()),
  DASHSCOPE_BODY_LIMIT_MB: z.preprocess(
    blankIsMissing,
    z.coerce
      .number()
      .min(1)
      .max(256)
      .default(defaultSendingLimits.bodyBytes / megabyte),
  ),
  DASHSCOPE_UPLOADS: z.preprocess(blankIsMissing, z.enum(["on", "off"]).default("off")),
  STUDIO_MODELS: optionalText,
  STUDIO_DAILY_BUDGET: amounts,
  STUDIO_ASK_ABOVE: amounts,
  STUDIO_RATE: rates,
  STUDIO_RESOLVE_SECONDS: z.preprocess(
    blankIsMissing,
    z.coerce.number().min(1).max(86_400).default(60),
  ),
  STUDIO_LOG_LEVEL: z.preprocess(
    blankIsMissing,
    z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  ),
  STUDIO_METRICS_TOKEN: z.preprocess(blankIsMissing, bearerToken.optional()),
  STUDIO_IMPORT_HOSTS: optionalText,
  STUDIO_TRASH_DAYS: z.preprocess(blankIsMissing, z.coerce.number().min(0).max(36_500).default(30)),
  ...bucketVariables,
  SANDBOX: z.preprocess(blankIsMissing, z.enum(["on", "off"]).optional()),
  SANDBOX_SPEED: z.preprocess(
    blankIsMissing,
    z.coerce.number().min(0.0001).max(1_000_000).default(1),
  ),
  SANDBOX_PICTURES: z.preprocess(
    blankIsMissing,
    z.enum(["paintings", "sketches"]).default("paintings"),
  ),
  SANDBOX_RETIRED: optionalText,
  SANDBOX_URL: z.preprocess(blankIsMissing, z.url({ protocol: /^https?$/ }).optional()),
  SANDBOX_API_KEY: z.preprocess(blankIsMissing, bearerToken.default("sk-sandbox")),
});

export interface Config {
  host: string;
  port: number;
  dataDir: string;
  /** Of a PostgreSQL server, with user and password; without it the database is in the data folder. */
  databaseUrl: string | undefined;
  /** Where the originals are, if not in the data folder. */
  bucket: BucketPlace | undefined;
  password: string | undefined;
  /** Host names, without port, that requests may carry besides the studio's own. */
  allowedHosts: string[];
  /** Whose word about a caller's address counts. */
  proxies: Proxies;
  endpoint: Endpoint;
  sandbox: { open: boolean; speed: number; sketches: boolean; retired: string[] };
  /** Prices and limits from the administrator, which override the documents. */
  administratorFacts: AdministratorFacts;
  /** The catalog with those facts. */
  models: Catalog;
  sending: SendingLimits;
  /** How long to search upstream's list for a task whose answer was lost. */
  resolveMs: number;
  dailyBudget: Amounts | undefined;
  /** A run that costs more asks for confirmation. */
  askAbove: Amounts | undefined;
  /** Exchange rates, by which the two amounts above count prices in other currencies. */
  rates: Rates;
  logLevel: string;
  /** Lets a program read the metrics when a password is set. */
  metricsToken: string | undefined;
  /** `host` or `host:port` in the administrator's own network that images may be imported from. */
  importHosts: string[];
  /** Days until an image in the trash is deleted for good; 0 means never automatically. */
  trashDays: number;
}

const loopbackNames = ["127.0.0.1", "localhost", "::1", "[::1]"];

export function isLoopback(host: string): boolean {
  return loopbackNames.includes(host) || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Reads the environment once.
 * @throws ConfigurationError naming the variable, but not a value that may be secret
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
  const administratorFacts = values.STUDIO_MODELS
    ? readAdministratorFacts(values.STUDIO_MODELS)
    : {};
  const uploads = values.DASHSCOPE_UPLOADS === "on";
  const endpoint = endpointOf(values);
  if (uploads && endpoint.id !== "sandbox" && endpoint.id !== "beijing") {
    throw new ConfigurationError("DASHSCOPE_UPLOADS works in Beijing only. Set it to off.");
  }
  const bucket = bucketPlaceOf(values);
  if (typeof bucket === "string") throw new ConfigurationError(bucket);
  const guarded = Boolean(values.DASHSCOPE_API_KEY || values.STUDIO_PASSWORD);
  return {
    host: values.HOST,
    port: values.PORT,
    dataDir: resolve(values.STUDIO_DATA_DIR),
    databaseUrl: values.STUDIO_DATABASE_URL,
    bucket,
    password: values.STUDIO_PASSWORD,
    allowedHosts: listed(values.STUDIO_ALLOWED_HOSTS),
    proxies: values.STUDIO_PROXIES,
    endpoint,
    sandbox: {
      open: values.SANDBOX === "on" || (values.SANDBOX !== "off" && !guarded),
      speed: values.SANDBOX_SPEED,
      sketches: values.SANDBOX_PICTURES === "sketches",
      retired: listed(values.SANDBOX_RETIRED),
    },
    administratorFacts,
    models: catalogAt(endpoint.id, administratorFacts),
    sending: { bodyBytes: values.DASHSCOPE_BODY_LIMIT_MB * megabyte, uploads },
    resolveMs: values.STUDIO_RESOLVE_SECONDS * 1000,
    dailyBudget: values.STUDIO_DAILY_BUDGET,
    askAbove: values.STUDIO_ASK_ABOVE,
    rates: values.STUDIO_RATE ?? {},
    logLevel: values.STUDIO_LOG_LEVEL,
    metricsToken: values.STUDIO_METRICS_TOKEN,
    importHosts: listed(values.STUDIO_IMPORT_HOSTS),
    trashDays: values.STUDIO_TRASH_DAYS,
  };
}

/** Names separated by spaces or commas. */
function listed(text: string | undefined): string[] {
  return (text ?? "")
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
}

/** @throws ConfigurationError if the file is missing, is not JSON, or contains something unknown */
function readAdministratorFacts(path: string): AdministratorFacts {
  const refuse = (why: string) =>
    new ConfigurationError(`STUDIO_MODELS=${path} cannot be used. ${why}`);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw refuse("It is no readable JSON file.");
  }
  const parsed = administratorFactsSchema.safeParse(content);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw refuse(`${issue?.path.join(".")}: ${issue?.message}`);
  }
  const unknown = unknownModels(parsed.data);
  if (unknown.length > 0) throw refuse(`The studio knows no ${unknown.join(", ")}.`);
  const incomplete = withoutInputPrice(parsed.data);
  if (incomplete.length > 0) {
    throw refuse(
      `DashScope charges for the images that go into ${incomplete.join(", ")}: add "inputUnitPrice" to the price, or 0 if your account does not pay for them.`,
    );
  }
  return parsed.data;
}

function endpointOf(values: z.infer<typeof environmentSchema>): Endpoint {
  const speed = values.SANDBOX_SPEED;
  if (values.SANDBOX_URL) {
    const base = values.SANDBOX_URL.replace(/\/+$/, "").replace(/\/api\/v1$/, "");
    const apiKey = values.SANDBOX_API_KEY;
    return { id: "sandbox", baseUrl: `${base}/api/v1`, apiKey, own: false, speed };
  }
  if (values.DASHSCOPE_API_KEY) {
    return {
      id: values.DASHSCOPE_REGION,
      baseUrl: dashScopeUrl(values),
      apiKey: programKey(values.DASHSCOPE_API_KEY),
      own: false,
      speed: 1,
    };
  }
  if (values.DASHSCOPE_BASE_URL) {
    throw new ConfigurationError(
      "DASHSCOPE_BASE_URL needs DASHSCOPE_API_KEY: without a key the studio would run on its sandbox.",
    );
  }
  return {
    id: "sandbox",
    baseUrl: `http://${ownHost(values.HOST)}:${values.PORT}/sandbox/api/v1`,
    apiKey: "sk-sandbox",
    own: true,
    speed,
  };
}

/** @throws ConfigurationError if the region needs a workspace and none is set */
function dashScopeUrl(values: z.infer<typeof environmentSchema>): string {
  if (values.DASHSCOPE_BASE_URL) return withApiPath(values.DASHSCOPE_BASE_URL);
  const { DASHSCOPE_REGION: region, DASHSCOPE_WORKSPACE_ID: workspaceId } = values;
  const url = upstreamBaseUrl(region, workspaceId);
  if (url) return url;
  throw new ConfigurationError(
    `DASHSCOPE_REGION=${region} needs DASHSCOPE_WORKSPACE_ID: DashScope can be reached there through a workspace's own domain only. The id stands in the Model Studio console under "Workspace Details".`,
  );
}

/** @throws ConfigurationError for a key that DashScope sells for other programs */
function programKey(key: string): string {
  if (!key.startsWith("sk-sp-")) return key;
  throw new ConfigurationError(
    "DASHSCOPE_API_KEY begins with sk-sp-: such a key belongs to a Coding Plan or Token Plan, which has addresses of its own and does not pay for programs like this one. Use a key that begins with sk- or sk-ws-.",
  );
}

/** The address at which a server listening on `host` reaches itself. */
function ownHost(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::" || host === "[::]") return "[::1]";
  return host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
}
