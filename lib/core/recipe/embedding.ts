import type { ByteSource, Splice } from "./byte-source";
import { isJpeg, recipeTextsInJpeg, splicesForJpeg } from "./jpeg";
import { isPng, recipeTextsInPng, splicesForPng } from "./png";
import { type Recipe, recipeSchema } from "./recipe";
import { isWebp, recipeTextsInWebp, splicesForWebp } from "./webp";

interface Format {
  is: (head: Uint8Array) => boolean;
  textsIn: (source: ByteSource) => Promise<string[]>;
  splicesFor: (source: ByteSource, recipe: Recipe) => Promise<Splice[] | undefined>;
}

const formats: Format[] = [
  { is: isPng, textsIn: recipeTextsInPng, splicesFor: splicesForPng },
  { is: isJpeg, textsIn: recipeTextsInJpeg, splicesFor: splicesForJpeg },
  { is: isWebp, textsIn: recipeTextsInWebp, splicesFor: splicesForWebp },
];

async function formatOf(source: ByteSource): Promise<Format | undefined> {
  const head = await source.read(0, 12);
  return formats.find(({ is }) => is(head));
}

/**
 * What to change in an image's file so that it carries a recipe, in file order; the pixels stay
 * byte for byte. Undefined if the format cannot carry one.
 */
export async function splicesFor(
  source: ByteSource,
  recipe: Recipe,
): Promise<Splice[] | undefined> {
  const splices = await (await formatOf(source))?.splicesFor(source, recipe);
  return splices?.toSorted((one, other) => one.at - other.at);
}

/**
 * The recipe in an image's file; never throws, whatever the file is.
 * @returns `none` if there is no recipe, `unreadable` if there is one that this version of the
 * studio does not understand
 */
export async function readRecipe(source: ByteSource): Promise<Recipe | "none" | "unreadable"> {
  const texts = (await (await formatOf(source))?.textsIn(source)) ?? [];
  const [recipe] = texts.flatMap((text) => {
    const parsed = recipeSchema.safeParse(jsonIn(text));
    return parsed.success ? [parsed.data] : [];
  });
  return recipe ?? (texts.length === 0 ? "none" : "unreadable");
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
