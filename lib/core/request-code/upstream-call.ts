import { z } from "zod";

/** A call as it goes to upstream, but for the key. */
export const upstreamCallSchema = z.object({
  url: z.string(),
  /** Upstream answers with a task at once; else with the images when they are there. */
  isAsynchronous: z.boolean(),
  body: z.record(z.string(), z.unknown()),
});
export type UpstreamCall = z.infer<typeof upstreamCallSchema>;

/** The environment variable that the documents take the key from. */
export const keyVariable = "DASHSCOPE_API_KEY";

/** What the addresses of all calls of the endpoint begin with. */
export const baseAddress = ({ url }: UpstreamCall): string =>
  url.slice(0, url.indexOf("/services/"));

/** Where the results of a task are asked for. */
export const taskAddress = (call: UpstreamCall): string => `${baseAddress(call)}/tasks/`;

/** So much of an image's data is shown. */
const shownCharacters = 48;

/** The call with each image's data cut short, to be read and not to be run. */
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
