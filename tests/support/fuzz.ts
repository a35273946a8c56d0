import { type Random, randomFrom } from "@/lib/emulator/random";

/** A request that nobody would send on purpose. */
export interface OddRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer> | undefined;
}

/** In a template, replaced by the id of the first thing that exists. */
export const nobody = "00000000-0000-7000-8000-000000000000";

/** A well-formed request, parts of which become odd. */
export interface Template {
  method: string;
  /** `:id` stands for something that may exist. */
  path: string;
  body?: unknown;
}

const deep = JSON.parse(`${"[".repeat(120)}${"]".repeat(120)}`);
const oddValues: unknown[] = [
  ...[null, true, 0, -1, 1.5, 1e308, -1e308, 2 ** 53, 2 ** 31, "", " ", "0", "-1", "1e999", "NaN"],
  ...[
    "constructor",
    "__proto__",
    "toString",
    "a\u0000b",
    "\ud800",
    "\udfff\ud800",
    "\u202e",
    "%ff",
  ],
  ...["2026-13-45T99:99:99Z", "9999-12-31T23:59:59Z", "-000001-01-01T00:00:00Z", "9".repeat(400)],
  ...["1*1", "999999*1", "0*0", "1024*1024", "2K", "9K", "#FF0000", "#fff", "x".repeat(20_000)],
  ...["[[fail:constructor]]", "[[slow:1e999s]]", "[[partial:-1]]", "[[moderation:__proto__]]"],
  ...[
    "00000000-0000-0000-0000-000000000000",
    "data:image/png;base64,",
    "data:image/png;base64,AAAA",
  ],
  ...["oss://nothing", "http://127.0.0.1:1/", "file:///etc/passwd", "Σ".repeat(300), "日本語"],
  ...[[], {}, [[]], [null], { constructor: 1 }, JSON.parse('{"__proto__":{"a":1}}'), deep],
];
const oddNames = [
  "constructor",
  "__proto__",
  "toString",
  "length",
  "id",
  "",
  "\u0000",
  "parameters",
];
const types = [
  ...[
    "application/json",
    "Application/JSON; charset=utf-16",
    "text/plain",
    "",
    "multipart/form-data",
  ],
  ...["multipart/form-data; boundary=x", 'multipart/form-data; boundary="', "application/zip"],
];

function oneOf<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random.next() * items.length)];
  if (item === undefined) throw new Error("There is nothing to choose from.");
  return item;
}

/** An endless sequence of requests; the same seed gives the same ones. */
export function* oddRequests(
  seed: number,
  templates: readonly Template[],
  ids: readonly string[],
): Generator<OddRequest> {
  const random = randomFrom(seed);
  const chance = (share: number) => random.next() < share;
  const oddText = () => {
    const value = oneOf(random, oddValues);
    return typeof value === "string"
      ? value.slice(0, 300)
      : String(JSON.stringify(value)).slice(0, 300);
  };
  for (;;) {
    const { method, path, body } = oneOf(random, templates);
    const address = path.replaceAll(":id", () => {
      return chance(0.7) ? oneOf(random, ids) : encodeURIComponent(oddText().toWellFormed()) || "x";
    });
    const query = chance(0.3) ? queryOf(random, oddText) : "";
    yield {
      method,
      path: `${address}${query && `${address.includes("?") ? "&" : "?"}${query}`}`,
      headers: {
        "Content-Type": chance(0.85) ? "application/json" : oneOf(random, types),
        "Idempotency-Key": `${seed}-${Math.floor(random.next() * 1e9)}`,
      },
      body: method === "GET" ? undefined : bodyOf(random, body, ids),
    };
  }
}

/** An endless sequence of versions of a value with odd parts; the same seed gives the same ones. */
export function* oddVersions(seed: number, value: unknown): Generator<string> {
  const random = randomFrom(seed);
  for (;;) {
    let version = structuredClone(value);
    const changes = Math.floor(random.between(0, 3));
    for (let count = 0; count < changes; count += 1) version = changed(random, version);
    // Each version has its own ids, as if it came from another studio.
    const text = JSON.stringify(version);
    const part = Math.floor(random.next() * 16 ** 8)
      .toString(16)
      .padStart(8, "0");
    yield text.replaceAll("0badf00d", part);
  }
}

const queryNames = [
  ...["q", "kind", "model", "seed", "tier", "shape", "from", "to", "minCost", "maxCost", "status"],
  ...[
    "board",
    "tag",
    "starred",
    "minRating",
    "verdict",
    "used",
    "boxes",
    "colours",
    "generation",
    "stacked",
  ],
  ...[
    "stack",
    "trashed",
    "sort",
    "cursor",
    "limit",
    "blocks",
    "page_no",
    "page_size",
    "start_time",
  ],
  ...["end_time", "task_id", "model_name", "action", "aspect", "format", "after", "Expires"],
];

function queryOf(random: Random, oddText: () => string): string {
  const query = new URLSearchParams();
  for (let count = 0; count < 3; count += 1) {
    const name = oneOf(random, queryNames);
    query.append(name, oddText().toWellFormed());
  }
  return String(query);
}

/** The whole body may be broken; otherwise some of its parts become odd. */
function bodyOf(
  random: Random,
  body: unknown,
  [id = nobody]: readonly string[],
): string | Uint8Array<ArrayBuffer> {
  const kind = random.next();
  if (kind < 0.03) return Uint8Array.from({ length: 200 }, () => random.next() * 256);
  let value = structuredClone(body);
  const changes = Math.floor(random.between(0, 4));
  for (let count = 0; count < changes; count += 1) value = changed(random, value);
  const text = (JSON.stringify(value) ?? "").replaceAll(nobody, id);
  return kind < 0.06 ? text.slice(0, random.next() * text.length) : text;
}

function changed(random: Random, value: unknown): unknown {
  const odd = oneOf(random, oddValues);
  if (typeof value !== "object" || value === null || random.next() < 0.1) return odd;
  const entries = Object.entries(value);
  const place = Math.floor(random.next() * entries.length);
  const way = random.next();
  const next = entries.flatMap(([name, part], index): [string, unknown][] => {
    if (index !== place) return [[name, part]];
    if (way < 0.1) return [];
    return [[name, way < 0.75 ? changed(random, part) : odd]];
  });
  if (way > 0.9) {
    const name = oneOf(random, oddNames);
    next.push([name, odd], ...next.slice(0, 1));
  }
  return Array.isArray(value) ? next.map(([, part]) => part) : Object.fromEntries(next);
}
