/** Longer names do not fit into a list. */
const longest = 60;
const alternatives = /\{[^{}]*\|[^{}]*\}/g;
const ellipsis = "…";

/** A name made from a prompt: its first words, without the alternatives that are compared. */
export function shortName(prompt: string): string {
  const text = prompt.replaceAll(alternatives, ellipsis).replace(/\s+/g, " ").trim();
  const signs = [...text];
  if (signs.length <= longest) return text;
  const cut = signs.slice(0, longest - 1).join("");
  // Break between words if there are any.
  const space = cut.lastIndexOf(" ");
  const kept = space > longest / 2 ? cut.slice(0, space) : cut;
  return `${kept.replace(/[\s.,;:、，。…]+$/u, "")}${ellipsis}`;
}
