// The studio's HTTP server. It answers what no route can take, and fills in errors that Next leaves
// empty.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { localeOf, locales } from "../lib/i18n/locales.ts";

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const allowed = methods.join(", ");

/** The error code of an otherwise empty answer under /api, by its status. */
const codes = new Map([
  [400, "request.address"],
  [405, "request.method"],
]);

const words = new Map(
  locales.map((locale) => {
    const file = new URL(`../lib/i18n/messages/${locale}/errors.json`, import.meta.url);
    return [locale, JSON.parse(readFileSync(file, "utf8")).request];
  }),
);

/**
 * @param {import("node:http").RequestListener} answer gets every request that a route can take
 * @param {number} idleBodyMs a body that has started and then pauses this long is given up
 */
export function createFront(answer, idleBodyMs = 5 * 60_000) {
  // Offers no protocol upgrades: a client that asks for one, as Java's does, still gets an answer.
  // Next listens for upgrades and would leave these requests without one.
  const server = createServer({ shouldUpgradeCallback: () => false }, (request, response) => {
    endIdleBody(request, response, idleBodyMs);
    const refusal = refusalOf(request);
    if (refusal !== undefined) return refuse(request, response, refusal);
    if (request.url === "*") return response.writeHead(204, { Allow: allowed }).end();
    takeOriginForm(request);
    // Identifies the caller when wrong passwords are counted; overwrites what a caller claims.
    request.headers["x-swatchbox-peer"] = request.socket.remoteAddress ?? "";
    if (request.url?.startsWith("/api/")) fillEmptyAnswer(request, response);
    answer(request, response);
  });
  // Uploads over a slow line and streams of events outlast the default of five minutes.
  server.requestTimeout = 0;
  // Otherwise the server may close a connection just as a page that was busy for a moment sends
  // again.
  server.keepAliveTimeout = 65_000;
  return server;
}

/** The status for a request that no route can take. */
function refusalOf({ method = "", url = "", headers }) {
  if (!methods.includes(method)) return 405;
  if (headers.host !== undefined && !URL.canParse(`http://${headers.host}`)) return 400;
  if (url === "*") return method === "OPTIONS" ? undefined : 400;
  if (!url.startsWith("/") && !URL.canParse(url)) return 400;
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return undefined;
  } catch {
    return 400;
  }
}

/** Reduces an absolute address, the form that a proxy is sent, to its path. RFC 9112, section 3.2.2. */
function takeOriginForm(request) {
  if (request.url.startsWith("/")) return;
  const { host, pathname, search } = new URL(request.url);
  request.headers.host = host;
  request.url = `${pathname}${search}`;
}

function refuse(request, response, status) {
  response.statusCode = status;
  if (status === 405) response.setHeader("Allow", allowed);
  // The rest of such a request is not read.
  response.setHeader("Connection", "close");
  response.end(problemOf(request, response));
}

/**
 * Fills an error answer that would be empty; everything else stays as it is. The compression
 * middleware sends the head by itself, so the head decides.
 */
function fillEmptyAnswer(request, response) {
  const { writeHead, write, end } = response;
  let filling;
  response.write = (...given) => {
    Object.assign(response, { writeHead, write });
    return response.write(...given);
  };
  response.writeHead = (status, ...more) => {
    response.writeHead = writeHead;
    response.statusCode = status;
    const isBare = more.length === 0 && !response.hasHeader("Content-Type");
    if (isBare && codes.has(status)) filling = problemOf(request, response);
    return response.writeHead(status, ...more);
  };
  response.end = (...given) => {
    response.end = end;
    if (!response.headersSent) response.writeHead(response.statusCode);
    if (filling === undefined || request.method === "HEAD") return response.end(...given);
    return response.end(filling);
  };
}

/** RFC 9457, as in the studio's own handlers. */
function problemOf(request, response) {
  const status = response.statusCode;
  const code = codes.get(status) ?? "request.address";
  const locale = localeOf(request.headers["accept-language"]);
  const title = words.get(locale)?.[code.replace("request.", "")] ?? code;
  const body = JSON.stringify({ type: "about:blank", title, status, code });
  response.setHeader("Content-Type", "application/problem+json");
  response.setHeader("Content-Length", Buffer.byteLength(body));
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("X-Content-Type-Options", "nosniff");
  return body;
}

/** A request has no overall time limit, so one whose body never arrives would stay forever. */
function endIdleBody(request, response, idleBodyMs) {
  const { headers, socket } = request;
  const hasBody =
    headers["transfer-encoding"] !== undefined || Number(headers["content-length"]) > 0;
  if (!hasBody) return;
  // Without a listener, the server itself closes a connection idle for this long.
  socket.setTimeout(idleBodyMs);
  request.once("end", () => {
    // After the answer, the keep-alive limit applies.
    if (!response.writableFinished) socket.setTimeout(0);
  });
}
