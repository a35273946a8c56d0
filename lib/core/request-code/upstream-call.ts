import { z } from "zod";

/** A call as it goes to upstream, except for the key. */
export const upstreamCallSchema = z.object({
  url: z.string(),
  /** Upstream answers with a task at once; otherwise with the images once they are done. */
  isAsynchronous: z.boolean(),
  body: z.record(z.string(), z.unknown()),
});
export type UpstreamCall = z.infer<typeof upstreamCallSchema>;

/** The environment variable that the documents take the key from. */
export const keyVariable = "DASHSCOPE_API_KEY";

/** The common beginning of all the endpoint's URLs. */
export const baseAddress = ({ url }: UpstreamCall): string =>
  url.slice(0, url.indexOf("/services/"));

/** Where to ask for a task's results. */
export const taskAddress = (call: UpstreamCall): string => `${baseAddress(call)}/tasks/`;

/** How many characters of an image's data are shown. */
const shownCharacters = 48;

/** The call with each image's data cut short, for reading instead of running. */
export function abbreviated(call: UpstreamCall): UpstreamCall {
  const shorten = (value: unknown): unknown => {
    if (typeof value === "string") {
      const isLong = value.startsWith("data:image/") && value.length > shownCharacters;
      return isLong ? `${value.slice(0, shownCharacters)}…` : value;
    }
    if (Array.isArray(value)) return value.map(shorten);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shorten(part)]));
  };
  return {
    ...call,
    body: Object.fromEntries(
      Object.entries(call.body).map(([name, part]) => [name, shorten(part)]),
    ),
  };
}
