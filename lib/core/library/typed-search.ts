import { assetFilterSchema, mostColours, mostModels } from "../api/asset-filter";
import { readColour } from "../palette/read-colour";
import { type Wish, type WishFilter, withFilterPart } from "./wish";

/** What can be written into the search field. */
export type TypedFilter = Pick<WishFilter, "q" | "colours" | "seed" | "minRating" | "model">;

/** What the words of a search are understood by. */
interface Vocabulary {
  models: readonly { id: string; title: string }[];
  /** The names that go before a value, in every language that a designer may write them in. */
  names: { seed: readonly string[]; model: readonly string[] };
}

/** Words, quoted words, and a name with its quoted value. */
const pieces = /[^\s"“”]*["“”][^"“”]*(?:["“”]|$)|[^\s"“”]+/g;
const colour = /^#(?:[\da-f]{3}|[\da-f]{6})$/i;
/** The beginning of a colour that is still being written. */
const colourBegun = /^#[\da-f]{0,5}$/i;
const stars = /^(?:([1-5])[★⭐]|[★⭐]([1-5])|([★⭐]{1,5}))$/u;

/**
 * Takes a search apart: colours as `#E4002B`, `seed 612`, `★4` or `4★` for that rating and up, `model:`
 * with a part of its name; everything else is words, and so is what is quoted. A part that is still
 * being written at the end asks for nothing yet.
 */
export function typedFilterOf(text: string, { models, names }: Vocabulary): TypedFilter {
  const parts = [...text.matchAll(pieces)].map(([piece]) => piece);
  const found: TypedFilter = {};
  const words: string[] = [];
  for (let place = 0; place < parts.length; place += 1) {
    const written = parts[place] ?? "";
    const plain = written.normalize("NFKC");
    const isLast = place === parts.length - 1 && !/\s$/.test(text);
    const rating = ratingOf(plain);
    const named = namedValue(plain, names);
    const following = parts[place + 1]?.normalize("NFKC");
    if (colour.test(plain)) {
      found.colours = [...new Set([...(found.colours ?? []), digitsOf(plain)])].slice(-mostColours);
    } else if (isLast && colourBegun.test(plain)) {
      // Nothing to look for yet.
    } else if (rating !== undefined) found.minRating = rating;
    else if (named?.part === "seed") {
      const seed = seedOf(named.value || following);
      if (seed === undefined) words.push(written);
      else {
        found.seed = seed;
        if (named.value === "") place += 1;
      }
    } else if (named?.part === "model" && named.hasSign) {
      const wanted = named.value || following;
      const ids = wanted === undefined ? [] : modelsLike(wanted, models);
      if (ids.length > 0) {
        found.model = [...new Set([...(found.model ?? []), ...ids])].slice(0, mostModels);
        if (named.value === "") place += 1;
      } else if (wanted !== undefined) words.push(written);
    } else words.push(written);
  }
  return words.length > 0 ? { ...found, q: words.join(" ") } : found;
}

/** The wish with what was typed; filters that were there before stay unless it names them anew. */
export function withTyped(wish: Wish, typed: TypedFilter): Wish {
  const { q, colours = [], ...others } = typed;
  const all = [...new Set([...(wish.filter.colours ?? []), ...colours])].slice(-mostColours);
  const narrowed = { ...wish, filter: { ...wish.filter, ...others } };
  return withFilterPart(withFilterPart(narrowed, "q", q), "colours", all);
}

function ratingOf(plain: string): number | undefined {
  const [, before, after, each] = stars.exec(plain) ?? [];
  if (each !== undefined) return [...each].length;
  const digit = before ?? after;
  return digit === undefined ? undefined : Number(digit);
}

/** A name and its value, with or without a sign between them; "" if only the name is there. */
function namedValue(plain: string, names: Vocabulary["names"]) {
  const lower = plain.toLowerCase();
  for (const part of ["seed", "model"] as const) {
    const folded = names[part].map((name) => name.normalize("NFKC").toLowerCase());
    const name = folded.find((one) => lower.startsWith(one));
    if (name === undefined) continue;
    const [, sign = "", value = ""] = /^([:=]?)(.*)$/s.exec(plain.slice(name.length)) ?? [];
    if (sign !== "" || value === "" || /^\d+$/.test(value)) {
      return { part, hasSign: sign !== "", value: value.replaceAll(/["“”]/g, "") };
    }
  }
  return undefined;
}

function seedOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,10}$/.test(text)) return undefined;
  return assetFilterSchema.shape.seed.safeParse(text).data;
}

/** The models whose name or id contains the text; the one that is called just that, if there is one. */
function modelsLike(text: string, models: Vocabulary["models"]): string[] {
  const folded = (name: string) =>
    name
      .normalize("NFKC")
      .toLowerCase()
      .replaceAll(/[\s"“”]/g, "");
  const wanted = folded(text);
  if (wanted === "") return [];
  const namesOf = ({ id, title }: { id: string; title: string }) => [folded(id), folded(title)];
  const exact = models.filter((model) => namesOf(model).includes(wanted));
  const like = models.filter((model) => namesOf(model).some((name) => name.includes(wanted)));
  return (exact.length > 0 ? exact : like).map(({ id }) => id);
}

/** A colour's six digits, as the filter has them. */
const digitsOf = (plain: string) => readColour(plain)?.slice(1) ?? "";
