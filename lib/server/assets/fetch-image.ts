import "server-only";
import { type IncomingMessage, Agent as PlainAgent, request as requestHttp } from "node:http";
import { Agent as PlainAgentTls, request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from "request-filtering-agent";
import { foreignName, percentBytes } from "@/lib/core/transfer/foreign-name";

/** Why an address gives no bytes. */
export type FetchRefusal =
  | { code: "import.address" }
  /** It leads into a private network. */
  | { code: "import.forbidden" }
  | { code: "import.unreachable" }
  | { code: "import.status"; status: number }
  | { code: "import.redirects" };

interface FetchOptions {
  /** `host` or `host:port` that is allowed to be private. */
  privateHosts: string[];
  /** Resolves host names; the system's resolver by default. */
  lookup?: LookupFunction;
  /** For the whole fetch, including the bytes. */
  timeoutMs?: number;
}

export interface FetchedImage {
  name: string;
  /** Where it was at last, if anybody may fetch it from there. */
  publicAddress: string | undefined;
  content: AsyncIterable<Uint8Array>;
}

const mostRedirects = 5;
const defaultTimeoutMs = 60_000;

/**
 * Starts fetching an address that a person entered. Every connection, also after a redirect, goes
 * only to a public address. The check happens when the connection is made, so a name server that
 * changes its answer gains nothing. Sends no credentials or cookies.
 */
export async function fetchImage(
  address: string,
  options: FetchOptions,
): Promise<FetchedImage | FetchRefusal> {
  const signal = AbortSignal.timeout(options.timeoutMs ?? defaultTimeoutMs);
  let url = webAddress(address);
  for (let hops = 0; hops <= mostRedirects; hops += 1) {
    if (!url) return { code: "import.address" };
    const response = await ask(url, options, signal);
    if ("code" in response) return response;
    const status = response.statusCode ?? 0;
    const location = response.headers.location;
    if (status >= 300 && status < 400 && location) {
      response.destroy();
      url = URL.canParse(location, url.href) ? webAddress(new URL(location, url).href) : undefined;
      continue;
    }
    if (status !== 200) {
      response.destroy();
      return { code: "import.status", status };
    }
    const publicAddress = isPrivate(url, options) ? undefined : url.href;
    return { name: nameIn(url), publicAddress, content: response };
  }
  return { code: "import.redirects" };
}

function webAddress(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isWeb = url.protocol === "https:" || url.protocol === "http:";
  return isWeb && !url.username && !url.password ? url : undefined;
}

/** Whether the administrator says that it may be within the own network. */
const isPrivate = ({ host, hostname }: URL, { privateHosts }: FetchOptions) =>
  privateHosts.includes(host) || privateHosts.includes(hostname);

function ask(
  url: URL,
  options: FetchOptions,
  signal: AbortSignal,
): Promise<IncomingMessage | FetchRefusal> {
  const { lookup } = options;
  const isTrusted = isPrivate(url, options);
  const isSecure = url.protocol === "https:";
  const agent = isSecure
    ? isTrusted
      ? new PlainAgentTls()
      : new RequestFilteringHttpsAgent()
    : isTrusted
      ? new PlainAgent()
      : new RequestFilteringHttpAgent();
  const headers = { Accept: "image/*", "Accept-Encoding": "identity", "User-Agent": "Swatchbox" };
  return new Promise((resolve) => {
    const call = (isSecure ? requestHttps : requestHttp)(
      url,
      { agent, signal, headers, ...(lookup ? { lookup } : {}) },
      resolve,
    );
    call.once("error", (error) => {
      // The agent's refusals carry no system code, only a message.
      const isForbidden = /is not allowed/.test(error.message);
      resolve({ code: isForbidden ? "import.forbidden" : "import.unreachable" });
    });
    call.end();
  });
}

function nameIn({ pathname, hostname }: URL): string {
  const last = pathname.split("/").at(-1) ?? "";
  return foreignName(percentBytes(last)) || hostname;
}
