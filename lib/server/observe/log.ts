import "server-only";
import pino, { type Logger } from "pino";

export type Log = Logger;

/** Image data in a message says nothing and would fill the disk. */
const imageData = /data:image\/[a-z0-9.+-]+;base64,[A-Za-z0-9+/=]*/g;
/** A line that nobody reads to its end. */
const longestLine = 8_000;

/**
 * One line an event, as JSON; on a terminal as text. Whatever a message holds, neither a secret nor
 * image data gets through (promise 6).
 * @param secrets values that no line may carry
 */
export function createLog(
  level: string,
  secrets: string[],
  output: Pick<NodeJS.WriteStream, "isTTY" | "write"> = process.stdout,
): Log {
  const write = (line: string) => {
    const text = output.isTTY ? asText(line) : line;
    output.write(purged(text, secrets));
  };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, { write });
}

/** The text without secrets and image data, and not endless. */
function purged(text: string, secrets: string[]): string {
  let clean = text.replace(imageData, "[image]");
  for (const secret of secrets) clean = clean.replaceAll(secret, "[secret]");
  return clean.length > longestLine ? `${clean.slice(0, longestLine)}…\n` : clean;
}

/** "12:30:05 generation succeeded model=wan2.7-image", for a person who watches. */
function asText(line: string): string {
  const { level, time, msg, ...facts } = JSON.parse(line);
  const named = Object.entries(facts).map(([name, value]) => {
    return `${name}=${typeof value === "object" ? JSON.stringify(value) : value}`;
  });
  const grade = level >= 50 ? "error " : level >= 40 ? "warning " : "";
  return `${String(time).slice(11, 19)} ${grade}${msg ?? ""} ${named.join(" ")}\n`;
}
