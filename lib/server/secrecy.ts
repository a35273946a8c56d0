import "server-only";

/** Replaces every secret in a text or value. */
export interface SecretFilter {
  text: (text: string) => string;
  /** Filters a raw answer by its parsed content, however it was written. */
  answer: (text: string) => string;
}

/**
 * How many backslashes or zeros in a row are matched; without a limit a long run would take
 * forever.
 */
const run = "{0,16}";
/** A shorter base64 form could be part of any word. */
const shortestBase64 = 12;

/**
 * Hides secrets in text that others wrote. Finds a secret verbatim and as programs write it into
 * JSON, addresses, markup and base64, even if encoded several times.
 * @param mark replaces each secret
 */
export function createSecretFilter(secrets: string[], mark: string): SecretFilter {
  const forms = secrets.filter(Boolean).flatMap((secret) => [spelled(secret), ...encoded(secret)]);
  const pattern = forms.length > 0 ? new RegExp(forms.join("|"), "gi") : undefined;
  const text = (given: string) => (pattern ? given.replace(pattern, mark) : given);
  return {
    text,
    answer(given) {
      try {
        // Serialised again even if nothing was found: that drops the earlier values of a duplicate
        // name, where a secret could hide.
        return JSON.stringify(JSON.parse(given), (_, value) => hidden(value, text));
      } catch {
        // Not JSON, or nested too deeply for anybody else to read.
        return text(given);
      }
    },
  };
}

/** A string, or an object's names, without secrets; `JSON.stringify` visits the values inside. */
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

/** A pattern that matches each character of the secret in any of the usual encodings. */
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
    // A backslash that JSON within JSON has doubled, perhaps more than once.
    ...(name ? [`\\\\${run}${RegExp.escape(name)}`] : []),
    units.map((unit) => `\\\\\\\\${run}u${unit}`).join(""),
    // A percent sign that was itself encoded as %25.
    bytes.map((byte) => `%(?:25)${run}${byte}`).join(""),
    `&(?:amp;)${run}#(?:x0${run}${point.toString(16)}|0${run}${point});`,
  ].join("|")})`;
}

/** The base64 forms of the secret at each possible offset in the encoded text. */
function encoded(secret: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
    const whole = bytes.toString("base64").replace(/=+$/, "");
    // The first and the last character also hold bits of the text around the secret.
    const from = Math.ceil((before * 8) / 6);
    const to = Math.floor((bytes.length * 8) / 6);
    const own = whole.slice(from, to);
    if (own.length < shortestBase64) return [];
    return [own.replaceAll("+", "(?:[+-]|%2b)").replaceAll("/", `(?:\\\\${run}[/_]|%2f)`)];
  });
}
