import { describe, expect, it } from "vitest";
import { isShortcut, shortcutOf } from "@/lib/core/keyboard/keymap";
import { shortcuts } from "@/lib/core/shortcuts";

const alone = { code: "", shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
const press = (key: string, held: Partial<typeof alone> = {}) => ({ ...alone, key, ...held });

describe("a shortcut", () => {
  it("is known by any of the keys that the sheet shows, by range and by name", () => {
    expect(shortcutOf(shortcuts.library, press("3"))).toBe("rate");
    expect(shortcutOf(shortcuts.library, press("6"))).toBeUndefined();
    expect(shortcutOf(shortcuts.library, press(" "))).toBe("pick");
    expect(shortcutOf(shortcuts.library, press("ArrowUp"))).toBe("walk");
    expect(shortcutOf(shortcuts.stage, press("Backspace"))).toBe("removeBox");
    expect(shortcutOf(shortcuts.stage, press("="))).toBe("zoom");
  });

  it("is known by its name, also where another of its place has the same key", () => {
    const { palette } = shortcuts;
    expect(isShortcut(palette, "border", press("ArrowLeft", { shiftKey: true }))).toBe(true);
    expect(isShortcut(palette, "takeColour", press("ArrowLeft"))).toBe(true);
    expect(isShortcut(palette, "moveColour", press("ArrowUp"))).toBe(false);
    expect(isShortcut(palette, "moveColour", press("ArrowUp", { altKey: true }))).toBe(true);
  });

  it("is told from another by Shift, which else does not matter", () => {
    expect(shortcutOf(shortcuts.library, press("ArrowUp", { shiftKey: true }))).toBe("stretch");
    expect(shortcutOf(shortcuts.anywhere, press("Enter", { ctrlKey: true }))).toBe("run");
    const shifted = { ctrlKey: true, shiftKey: true };
    expect(shortcutOf(shortcuts.anywhere, press("Enter", shifted))).toBe("runNewSeed");
    expect(shortcutOf(shortcuts.stage, press("B", { shiftKey: true }))).toBe("draw");
  });

  it("needs Ctrl or Cmd exactly where the sheet says so, and Alt as well", () => {
    expect(shortcutOf(shortcuts.stage, press("ArrowUp", { metaKey: true }))).toBe("resize");
    expect(shortcutOf(shortcuts.stage, press("b", { ctrlKey: true }))).toBeUndefined();
    expect(shortcutOf(shortcuts.strip, press("ArrowLeft", { altKey: true }))).toBe("reorder");
    expect(shortcutOf(shortcuts.strip, press("ArrowLeft"))).toBeUndefined();
    expect(shortcutOf(shortcuts.anywhere, press("y", { ctrlKey: true }))).toBe("redo");
    expect(shortcutOf(shortcuts.anywhere, press("y", { metaKey: true }))).toBeUndefined();
  });

  it("is found for every key that the sheet shows", () => {
    const heldOnly = ["Shift", "Alt", "Mod"];
    const names: Record<string, string> = {
      "↑": "ArrowUp",
      "↓": "ArrowDown",
      "←": "ArrowLeft",
      "→": "ArrowRight",
      Space: " ",
      Esc: "Escape",
    };
    const shown = Object.values(shortcuts).flatMap((list) =>
      list.flatMap(({ keys }) =>
        keys
          .filter((written) => !heldOnly.includes(written))
          .map((written) => ({ list, words: written.split(" ") })),
      ),
    );
    expect(shown.length).toBeGreaterThan(60);
    for (const { list, words } of shown) {
      const key = words.find((word) => ![...heldOnly, "Ctrl"].includes(word)) ?? "";
      const held = {
        ctrlKey: words.includes("Mod") || words.includes("Ctrl"),
        shiftKey: words.includes("Shift"),
        altKey: words.includes("Alt"),
      };
      expect(shortcutOf(list, press(names[key] ?? key, held)), words.join(" ")).toBeDefined();
    }
  });
});
