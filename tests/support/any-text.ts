import fc from "fast-check";

const anyCharacter = fc
  .integer({ min: 0, max: 0x10ffff })
  .map((code) => String.fromCodePoint(code));

/** Text of any characters at all, halves of surrogate pairs among them. */
export const anyText = (maxLength: number) => fc.string({ unit: anyCharacter, maxLength });
