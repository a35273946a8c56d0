import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const folder = join(import.meta.dirname, "../contract");

function read<Schema extends z.ZodObject>(kind: string, schema: Schema) {
  return readdirSync(join(folder, kind)).map((name) => ({
    name,
    ...schema.parse(JSON.parse(readFileSync(join(folder, kind, name), "utf8"))),
  }));
}

const bodySchema = z.looseObject({
  model: z.string(),
  input: z.record(z.string(), z.unknown()),
  parameters: z.record(z.string(), z.unknown()),
});

const requestSchema = z.object({
  endpoint: z.string(),
  headers: z.record(z.string(), z.string()),
  body: bodySchema,
});
const responseSchema = z.object({ endpoint: z.string(), status: z.int(), body: z.unknown() });

/** The requests printed in the documents. */
export const documentRequests = read("requests", requestSchema);

/** The responses printed in the documents. */
export const documentResponses = read("responses", responseSchema);

/** Additions since the documents: requests written by us with the fields of newer pages. */
export const newerRequests = read("newer/requests", requestSchema);

/** Responses printed on newer pages, and recordings by others. */
export const newerResponses = read("newer/responses", responseSchema);

/** The official Python SDK's requests. */
export const sdkRecordings = read(
  "sdk-recordings",
  z.object({
    call: z.string(),
    requests: z.array(
      z.object({
        method: z.enum(["GET", "POST"]),
        path: z.string(),
        headers: z.array(z.tuple([z.string(), z.string()])),
        body: z.unknown(),
      }),
    ),
  }),
);

/** The prompts with which the documents ask for image sets, and how many images they describe. */
export const documentSetPrompts = z
  .object({ prompts: z.array(z.object({ prompt: z.string(), images: z.int() })) })
  .parse(JSON.parse(readFileSync(join(folder, "set-prompts.json"), "utf8"))).prompts;

/** `POST /api/v1/services/…` → `/services/…` */
export const pathOf = (endpoint: string) => endpoint.replace(/^\w+ \/api\/v1/, "");
