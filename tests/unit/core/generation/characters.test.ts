import { expect, it } from "vitest";
import { countCharacters } from "@/lib/core/generation/request";

it("each code point is one character, however many bytes or units it takes", () => {
  const counts: [string, number][] = [
    ["", 0],
    ["abc", 3],
    ["灯台", 2],
    // Outside the basic plane a browser's string has two units.
    ["𠮷野家", 3],
    ["😀", 1],
    // A combining mark and a joiner are code points of their own.
    ["e\u0301", 2],
    ["👩‍🎨", 3],
    ["か\u3099", 2],
    ["a\nb", 3],
  ];
  for (const [text, count] of counts) expect(countCharacters(text), text).toBe(count);
});
