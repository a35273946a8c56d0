import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { viewerCommandOf } from "@/lib/core/library/viewer-keys";

const alone = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, code: "" };

describe("the keys of the viewer", () => {
  it("do the same with an image as in the grid", () => {
    const kindOf = (key: string) => viewerCommandOf({ ...alone, key })?.kind;
    expect(["f", "i", "s", "u"].map(kindOf)).toEqual(["star", "asInput", "seed", "settings"]);
  });

  it("rate with digits, with Shift to go on to the next, so the zoom is on a letter", () => {
    for (const stars of [0, 1, 2, 3, 4, 5]) {
      const key = String(stars);
      const rate = { kind: "rate", stars };
      expect(viewerCommandOf({ ...alone, key })).toEqual({ ...rate, goesOn: false });
      const withShift = {
        ...alone,
        key: ")!@#$%".charAt(stars),
        code: `Digit${key}`,
        shiftKey: true,
      };
      expect(viewerCommandOf(withShift)).toEqual({ ...rate, goesOn: true });
    }
    expect(viewerCommandOf({ ...alone, key: "6" })).toBeUndefined();
    expect(viewerCommandOf({ ...alone, key: "z" })).toEqual({ kind: "actual" });
    expect(viewerCommandOf({ ...alone, key: "Z" })).toEqual({ kind: "actual" });
  });

  it("leave combinations with Ctrl, Cmd or Alt to the browser and the page", () => {
    const keys = fc.constantFrom("0", "1", "s", "i", "d", "z", "w", "Delete", "ArrowLeft", "+");
    const modifiers = fc
      .record({ ctrlKey: fc.boolean(), metaKey: fc.boolean(), altKey: fc.boolean() })
      .filter(({ ctrlKey, metaKey, altKey }) => ctrlKey || metaKey || altKey);
    fc.assert(
      fc.property(keys, modifiers, (key, held) => {
        expect(viewerCommandOf({ ...alone, key, ...held })).toBeUndefined();
      }),
    );
  });

  it("do not mistake a name that every object has for a key", () => {
    for (const key of ["constructor", "toString", "__proto__"]) {
      expect(viewerCommandOf({ ...alone, key })).toBeUndefined();
    }
  });
});
