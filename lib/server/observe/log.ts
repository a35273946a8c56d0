import "server-only";
import pino, { type Logger } from "pino";
import { createSecretFilter } from "../secrecy";

export type Log = Logger;

/** Image data in a message is of no use to a reader and would fill the disk. */
const imageData = /data:image\/[a-z0-9.+-]+;base64,[A-Za-z0-9+/=]*/g;
/** Nobody reads a longer line to its end. */
const longestLine = 8_000;

/**
 * One line per event: JSON, or text on a terminal. No secret and no image data gets through,
 * whatever a message holds (promise 6).
 * @param secrets values that no line may contain
 */
export function createLog(
  level: string,
  secrets: string[],
  output: Pick<NodeJS.WriteStream, "isTTY" | "write"> = process.stdout,
): Log {
  const hidden = createSecretFilter(secrets, "[secret]");
  const write = (line: string) => {
    const text = printable(output.isTTY ? asText(line) : line.trimEnd());
    // Image data first: it is long, and searching it for secrets takes time.
    output.write(`${shortened(hidden.text(text.replace(imageData, "[image]")))}\n`);
  };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, { write });
}

function shortened(text: string): string {
  return text.length > longestLine ? `${text.slice(0, longestLine)}…` : text;
}

/** Characters that would move a terminal's cursor, colour its text, or fake a line. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Escaped as in JSON, so that a line of JSON stays one. */
function printable(text: string): string {
  return text.replace(unprintable, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** "12:30:05 generation succeeded model=wan2.7-image", for a person who watches. */
function asText(line: string): string {
  const { level, time, msg, ...facts } = JSON.parse(line);
  const named = Object.entries(facts).map(([name, value]) => {
    return `${name}=${typeof value === "object" ? JSON.stringify(value) : value}`;
  });
  const grade = level >= 50 ? "error " : level >= 40 ? "warning " : "";
  return `${String(time).slice(11, 19)} ${grade}${msg ?? ""} ${named.join(" ")}`;
}
