import fc from "fast-check";
import { expect, it } from "vitest";
import { isComposingKey } from "@/lib/core/keyboard/composing";
import { shortcutKey } from "@/lib/core/keyboard/layout";

const pressed: [string, string, string, boolean, string][] = [
  ["Latin", "z", "KeyZ", false, "z"],
  ["Latin with Shift", "Z", "KeyZ", true, "z"],
  ["German, where Y and Z are exchanged", "z", "KeyY", false, "z"],
  ["French, where Z lies at W", "z", "KeyW", false, "z"],
  ["Dvorak, where K lies at V", "k", "KeyV", false, "k"],
  ["Cyrillic", "я", "KeyZ", false, "z"],
  ["Cyrillic", "л", "KeyK", false, "k"],
  ["Cyrillic with Shift", "Я", "KeyZ", true, "z"],
  ["Cyrillic brackets", "х", "BracketLeft", false, "["],
  ["Greek", "ζ", "KeyZ", false, "z"],
  ["Arabic", "ئ", "KeyZ", false, "z"],
  ["Arabic, where one key writes two letters", "لا", "KeyB", false, "b"],
  ["Arabic digits", "١", "Digit1", false, "1"],
  ["Hebrew", "ז", "KeyZ", false, "z"],
  ["Hebrew", "'", "KeyW", false, "w"],
  ["French digits", "&", "Digit1", false, "1"],
  ["French digits", "é", "Digit2", false, "2"],
  ["French digits", "à", "Digit0", false, "0"],
  ["French digits with Shift", "1", "Digit1", true, "1"],
  ["French minus in the row of digits", "-", "Digit6", false, "-"],
  ["Czech plus in the row of digits", "+", "Digit1", false, "+"],
  ["a sign above a digit", "!", "Digit1", true, "1"],
  ["a comma where M lies", ",", "KeyM", false, ","],
  ["a question", "?", "Slash", true, "?"],
  ["Space", " ", "Space", false, " "],
  ["a named key", "ArrowLeft", "ArrowLeft", false, "ArrowLeft"],
  ["a named key", "Delete", "Delete", false, "Delete"],
  ["a dead key", "Dead", "BracketLeft", false, "Dead"],
];
it.each(pressed)(
  "on a layout that is %s, %s at %s (Shift: %s) is %s",
  (_, key, code, shiftKey, is) => {
    expect(shortcutKey({ key, code, shiftKey })).toBe(is);
  },
);

it("is what a Latin keyboard writes, wherever the key is", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz0123456789"),
      fc.string(),
      fc.boolean(),
      (key, code, shiftKey) => {
        expect(shortcutKey({ key, code, shiftKey })).toBe(key);
      },
    ),
  );
});

it("does not take the Enter that confirms a composed word for a shortcut, even if only its old code says so", () => {
  expect(isComposingKey({ isComposing: true, keyCode: 13 })).toBe(true);
  expect(isComposingKey({ isComposing: false, keyCode: 229 })).toBe(true);
  expect(isComposingKey({ isComposing: false, keyCode: 13 })).toBe(false);
});
