import type { z } from "zod";
import { type ProblemDetails, problemDetailsSchema } from "@/lib/core/api/problem-details";

/** An unsuccessful answer from the studio. `offline` if there was no answer at all. */
export class ApiProblem extends Error {
  readonly details: ProblemDetails | undefined;

  constructor(details?: ProblemDetails) {
    super(details?.code ?? "offline");
    this.details = details;
  }

  get code(): string {
    return this.details?.code ?? "offline";
  }
}

/**
 * Calls the studio and parses its answer.
 * @throws ApiProblem
 */
export async function callApi<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  init?: RequestInit,
): Promise<z.output<Schema>> {
  const response = await request(path, init);
  return schema.parse(await response.json());
}

/**
 * Calls the studio when only success matters.
 * @throws ApiProblem
 */
export async function request(path: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(path, init).catch(() => undefined);
  if (!response) throw new ApiProblem();
  if (!response.ok) throw new ApiProblem(await detailsOf(response));
  return response;
}

async function detailsOf(response: Response): Promise<ProblemDetails> {
  const body: unknown = await response.json().catch(() => undefined);
  const parsed = problemDetailsSchema.safeParse(body);
  return parsed.success
    ? parsed.data
    : {
        type: "about:blank",
        title: response.statusText,
        status: response.status,
        code: "internal",
      };
}
