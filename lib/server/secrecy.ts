import "server-only";

/** The text or value with every secret in it replaced. */
export interface SecretFilter {
  text: (text: string) => string;
  /** An answer as it came: what it says once it is parsed, however it was written. */
  answer: (text: string) => string;
}

/** So many backslashes or zeros in a row are looked at; without an end a long run would take for ever. */
const run = "{0,16}";
/** Shorter than this a base64 form could be part of any word. */
const shortestBase64 = 12;

/**
 * Hides secrets in words that others have written. A secret is found as it stands and as programs
 * write it into JSON, addresses, markup and base64, also several times over.
 * @param mark stands where a secret was
 */
export function createSecretFilter(secrets: string[], mark: string): SecretFilter {
  const forms = secrets.filter(Boolean).flatMap((secret) => [spelled(secret), ...encoded(secret)]);
  const pattern = forms.length > 0 ? new RegExp(forms.join("|"), "gi") : undefined;
  const text = (given: string) => (pattern ? given.replace(pattern, mark) : given);
  return {
    text,
    answer(given) {
      try {
        // Written anew also where nothing was found: a name that stands there twice keeps one value.
        return JSON.stringify(JSON.parse(given), (_, value) => hidden(value, text));
      } catch {
        // No JSON, or nested so deeply that nobody else will read it either.
        return text(given);
      }
    },
  };
}

/** A string, or an object with its names, without what is secret; a replacer goes into the rest. */
function hidden(value: unknown, text: (given: string) => string): unknown {
  if (typeof value === "string") return text(value);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [text(name), part]));
}

const named = new Map([
  ["\n", "n"],
  ["\r", "r"],
  ["\t", "t"],
  [" ", "+"],
]);

/** A pattern of the secret in which each character may be written in any of the usual ways. */
function spelled(secret: string): string {
  return [...secret].map(spelledCharacter).join("");
}

function spelledCharacter(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) =>
    character.charCodeAt(index).toString(16).padStart(4, "0"),
  );
  const bytes = [...Buffer.from(character)].map((byte) => byte.toString(16).padStart(2, "0"));
  const point = character.codePointAt(0) ?? 0;
  const name = named.get(character);
  const isPlain = /^[\p{L}\p{N}]$/u.test(character);
  return `(?:${[
    isPlain ? character : `\\\\${run}${RegExp.escape(character)}`,
    // A backslash that JSON within JSON has doubled, and once more.
    ...(name ? [`\\\\${run}${RegExp.escape(name)}`] : []),
    units.map((unit) => `\\\\\\\\${run}u${unit}`).join(""),
    // A percent sign that was itself written as %25.
    bytes.map((byte) => `%(?:25)${run}${byte}`).join(""),
    `&(?:amp;)${run}#(?:x0${run}${point.toString(16)}|0${run}${point});`,
  ].join("|")})`;
}

/** What base64 makes of the secret wherever it begins within the encoded text. */
function encoded(secret: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
    const whole = bytes.toString("base64").replace(/=+$/, "");
    // The first and the last character also hold bits of what stands around the secret.
    const from = Math.ceil((before * 8) / 6);
    const to = Math.floor((bytes.length * 8) / 6);
    const own = whole.slice(from, to);
    if (own.length < shortestBase64) return [];
    return [own.replaceAll("+", "(?:[+-]|%2b)").replaceAll("/", `(?:\\\\${run}[/_]|%2f)`)];
  });
}
