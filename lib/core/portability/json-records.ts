/** A value of the outermost object, or one element of an array there; `text` is its JSON. */
export interface JsonRecord {
  key: string;
  text: string;
  /** Whether it is an element of an array. */
  isElement: boolean;
}

/** The text is not a JSON object, is incomplete, or has a value longer than allowed. */
export class JsonRecordError extends Error {}

const isBlank = (text: string) => text.trim() === "";

/**
 * Splits a large JSON object as it arrives, so that it is never in memory as a whole and no
 * single parse takes long: each value of the outermost object, arrays element by element.
 * @param longest in UTF-16 units, of one value
 * @throws JsonRecordError; the reader checks the values themselves
 */
export async function* jsonRecords(
  chunks: AsyncIterable<string>,
  longest: number,
): AsyncGenerator<JsonRecord> {
  let depth = 0;
  let isInString = false;
  let isEscaped = false;
  let key: string | undefined;
  let isInArray = false;
  let isEnded = false;
  let piece = "";

  for await (const chunk of chunks) {
    let from = 0;
    const take = (to: number) => {
      const text = piece + chunk.slice(from, to);
      piece = "";
      from = to + 1;
      return text;
    };
    for (let at = 0; at < chunk.length; at += 1) {
      const sign = chunk[at];
      if (isEscaped) isEscaped = false;
      else if (isInString) {
        if (sign === "\\") isEscaped = true;
        else if (sign === '"') isInString = false;
      } else if (sign === '"') isInString = true;
      else if (sign === "{" || sign === "[") {
        const isWrongStart = sign === "[" || isEnded;
        if (depth === 0 && (isWrongStart || !isBlank(take(at)))) throw new JsonRecordError();
        if (depth === 1 && key === undefined) throw new JsonRecordError();
        if (depth === 1 && sign === "[" && isBlank(piece + chunk.slice(from, at))) {
          take(at);
          isInArray = true;
        }
        depth += 1;
      } else if (sign === "}" || sign === "]") {
        depth -= 1;
        if (isInArray && depth === 1) {
          const text = take(at);
          if (key !== undefined && !isBlank(text)) yield { key, text, isElement: true };
          isInArray = false;
          key = undefined;
        } else if (depth === 0) {
          isEnded = true;
          const text = take(at);
          if (key !== undefined) yield { key, text, isElement: false };
          key = undefined;
        }
      } else if (sign === ":" && depth === 1) {
        key = keyIn(take(at));
      } else if (sign === "," && isInArray && depth === 2) {
        yield { key: key ?? "", text: take(at), isElement: true };
      } else if (sign === "," && depth === 1) {
        const text = take(at);
        if (key !== undefined) yield { key, text, isElement: false };
        key = undefined;
      }
      if (depth < 0) throw new JsonRecordError();
    }
    piece += chunk.slice(from);
    if (piece.length > longest) throw new JsonRecordError();
  }
  if (!isEnded || depth !== 0 || isInString || !isBlank(piece)) throw new JsonRecordError();
}

function keyIn(text: string): string {
  try {
    const key: unknown = JSON.parse(text);
    if (typeof key === "string") return key;
  } catch {
    // Handled below: a name that is not a string is as wrong as one that is not JSON.
  }
  throw new JsonRecordError();
}
