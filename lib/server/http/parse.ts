import "server-only";
import { z } from "zod";
import { isNestedTooDeeply } from "@/lib/core/api/nesting";
import { foreignName, percentBytes } from "@/lib/core/transfer/foreign-name";
import { type Locale, localeOf } from "@/lib/i18n/locales";
import type { FieldFault } from "../refusal";
import { ApiError } from "./api-error";

const schemaWords = {
  en: z.locales.en().localeError,
  ja: z.locales.ja().localeError,
  "zh-CN": z.locales.zhCN().localeError,
} satisfies Record<Locale, unknown>;

/**
 * Parses untrusted input.
 * @throws ApiError `request.invalid` with one fault for each broken rule, in the caller's language
 */
function parse<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  request: Request,
): z.output<Schema> {
  const locale = localeOf(request.headers.get("accept-language"));
  const result = schema.safeParse(value, { error: schemaWords[locale] });
  if (result.success) return result.data;
  throw new ApiError("request.invalid", result.error.issues.map(faultOf));
}

function faultOf(issue: z.core.$ZodIssue): FieldFault {
  return {
    path: issue.path.map(String).join("."),
    code: `schema.${issue.code}`,
    params: {},
    message: issue.message,
  };
}

/** The parsed query of an address. */
export function parseQuery<Schema extends z.ZodType>(
  schema: Schema,
  request: Request,
): z.output<Schema> {
  return parse(schema, queryOf(new URL(request.url)), request);
}

/** As `searchParams` reads it; what is not UTF-8 would find nothing there. */
function queryOf({ search }: URL): Record<string, string> {
  const textOf = (encoded: string) => foreignName(percentBytes(encoded.replaceAll("+", " ")));
  const parts = search.slice(1).split("&").filter(Boolean);
  return Object.fromEntries(
    parts.map((part) => {
      const [name = "", ...value] = part.split("=");
      return [textOf(name), textOf(value.join("="))];
    }),
  );
}

/** The parsed variable parts of a path. */
export function parsePath<Schema extends z.ZodType>(
  schema: Schema,
  { pathParts, request }: { pathParts: unknown; request: Request },
): z.output<Schema> {
  return parse(schema, pathParts, request);
}

const largestJsonBytes = 1024 * 1024;

/**
 * The parsed JSON body.
 * @throws ApiError if it is too large, not JSON, or breaks the schema
 */
export async function parseBody<Schema extends z.ZodType>(
  schema: Schema,
  request: Request,
): Promise<z.output<Schema>> {
  const text = await readText(request);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ApiError("request.notJson");
  }
  if (isNestedTooDeeply(value)) throw new ApiError("request.notJson");
  return parse(schema, value, request);
}

async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > largestJsonBytes) throw new ApiError("request.tooLarge");
      chunks.push(chunk);
    }
  } catch (error) {
    // Reading fails only if the sender broke off.
    throw error instanceof ApiError ? error : new ApiError("request.notJson");
  }
  try {
    // TextDecoder drops the byte order mark that some editors write.
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new ApiError("request.notJson");
  }
}
