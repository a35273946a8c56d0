import type { Recipe } from "./recipe";

/** The IPTC's term for an image that a trained model drew. */
const digitalSourceType = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

const recipeNamespace = "urn:swatchbox:recipe#";
const opening = "<swatchbox:recipe>";
const closing = "</swatchbox:recipe>";

/** XML 1.0 cannot represent these at all; JSON can escape them. */
const isUnwritable = (character: string) => {
  const code = character.codePointAt(0) ?? 0;
  const isControl = code < 0x20 && !"\t\n\r".includes(character);
  return isControl || code === 0xfffe || code === 0xffff;
};

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const named: Partial<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (all, name: string) => {
    if (!name.startsWith("#")) return named[name] ?? all;
    const isHex = name[1] === "x" || name[1] === "X";
    const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

/** A recipe as text for embedding in a file: JSON in which every character is allowed in XML. */
export function recipeText(recipe: Recipe): string {
  return JSON.stringify(recipe).replace(/[\ufffe\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16)}`;
  });
}

function writable(text: string): string {
  return [...text.toWellFormed()].filter((character) => !isUnwritable(character)).join("");
}

/** How much to write of what is redundant or not needed to make the image again. */
export type Detail = "full" | "noDescription" | "noRewrittenPrompt";

function descriptionOf(recipe: Recipe, existing: string, detail: Detail): string {
  const { rewrittenPrompt: _, ...run } = recipe.run;
  const kept = detail === "noRewrittenPrompt" ? { ...recipe, run } : recipe;
  const isDescribed = detail !== "full" || existing.includes("dc:description");
  const lines = [
    `<rdf:Description rdf:about="" xmlns:swatchbox="${recipeNamespace}"`,
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">',
    // A property must not appear twice, so an existing one stays as it is.
    existing.includes("DigitalSourceType")
      ? ""
      : `<Iptc4xmpExt:DigitalSourceType>${digitalSourceType}</Iptc4xmpExt:DigitalSourceType>`,
    isDescribed
      ? ""
      : `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escaped(writable(recipe.prompt))}</rdf:li></rdf:Alt></dc:description>`,
    `${opening}${escaped(recipeText(kept))}${closing}`,
    "</rdf:Description>",
  ];
  return lines.join("");
}

const endOfRdf = "</rdf:RDF>";

/**
 * An XMP packet with a recipe, the prompt as its description and the IPTC's mark for a generated
 * image. Adds to an existing packet, or replaces it if it is not RDF.
 */
export function xmpPacket(recipe: Recipe, existing = "", detail: Detail = "full"): string {
  const end = existing.lastIndexOf(endOfRdf);
  if (end !== -1) {
    return existing.slice(0, end) + descriptionOf(recipe, existing, detail) + existing.slice(end);
  }
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    descriptionOf(recipe, "", detail),
    `${endOfRdf}</x:xmpmeta><?xpacket end="r"?>`,
  ].join("");
}

/**
 * The text of the recipe in an XMP packet: an element or, as some programs write it, an attribute.
 */
export function recipeTextIn(packet: string): string | undefined {
  return (
    between(packet, opening, closing) ??
    between(packet, 'swatchbox:recipe="', '"') ??
    between(packet, "swatchbox:recipe='", "'")
  );
}

function between(text: string, before: string, after: string): string | undefined {
  const start = text.lastIndexOf(before);
  if (start === -1) return undefined;
  const end = text.indexOf(after, start + before.length);
  return end === -1 ? undefined : unescaped(text.slice(start + before.length, end));
}
