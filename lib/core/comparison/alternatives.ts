/** One variant of a prompt with alternatives. */
interface Variant {
  text: string;
  /** The choice at each place, in the order of the prompt. */
  chosen: string[];
}

/** A `{a|b|c}`: its end, and the positions of its bars. */
interface Group {
  end: number;
  bars: number[];
}

const isEscape = (prompt: string, at: number) =>
  prompt[at] === "\\" && /[{}|\\]/.test(prompt[at + 1] ?? "");

/**
 * The places of a prompt with alternatives, by their start. Braces without a bar, or without their
 * counterpart, are ordinary text.
 */
function groupsIn(prompt: string): Map<number, Group> {
  const groups = new Map<number, Group>();
  const open: { start: number; bars: number[] }[] = [];
  for (let at = 0; at < prompt.length; at += 1) {
    const sign = prompt[at];
    if (isEscape(prompt, at)) at += 1;
    else if (sign === "{") open.push({ start: at, bars: [] });
    else if (sign === "|") open.at(-1)?.bars.push(at);
    else if (sign === "}") {
      const group = open.pop();
      if (group && group.bars.length > 0) groups.set(group.start, { end: at, bars: group.bars });
    }
  }
  return groups;
}

/** The range of each alternative in a group. */
function partsOf(start: number, { end, bars }: Group): [number, number][] {
  const edges = [start, ...bars, end];
  return edges.slice(1).map((edge, index) => [(edges[index] ?? start) + 1, edge]);
}

const sumOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0);

/** How many variants a prompt has. The number may be too large to write them all out. */
export function countVariants(prompt: string): number {
  const groups = groupsIn(prompt);
  const countIn = (from: number, to: number): number => {
    let count = 1;
    for (let at = from; at < to; at += 1) {
      const group = groups.get(at);
      if (isEscape(prompt, at)) at += 1;
      if (!group) continue;
      count *= sumOf(partsOf(at, group).map(([start, end]) => countIn(start, end)));
      at = group.end;
    }
    return count;
  };
  return countIn(0, prompt.length);
}

/**
 * Every variant of a prompt with alternatives such as `a {red|blue {cat|dog}}`; the last place
 * changes first. `\{`, `\|` and `\}` stand for the characters themselves. Check `countVariants`
 * first.
 */
export function variantsOf(prompt: string): Variant[] {
  const groups = groupsIn(prompt);
  const variantsIn = (from: number, to: number): Variant[] => {
    let variants: Variant[] = [{ text: "", chosen: [] }];
    for (let at = from; at < to; at += 1) {
      const group = groups.get(at);
      if (!group) {
        if (isEscape(prompt, at)) at += 1;
        const sign = prompt[at] ?? "";
        variants = variants.map(({ text, chosen }) => ({ text: text + sign, chosen }));
        continue;
      }
      const options = partsOf(at, group).flatMap(([start, end]) => variantsIn(start, end));
      variants = variants.flatMap(({ text, chosen }) =>
        options.map((option) => ({
          text: text + option.text,
          chosen: [...chosen, option.text.trim()],
        })),
      );
      at = group.end;
    }
    return variants;
  };
  return variantsIn(0, prompt.length);
}
