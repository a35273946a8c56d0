import fc from "fast-check";

const anyCharacter = fc
  .integer({ min: 0, max: 0x10ffff })
  .map((code) => String.fromCodePoint(code));

/** Text of arbitrary characters, including lone surrogates. */
export const anyText = (maxLength: number) => fc.string({ unit: anyCharacter, maxLength });
