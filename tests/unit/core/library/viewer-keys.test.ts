import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { viewerCommandOf } from "@/lib/core/library/viewer-keys";

const alone = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, code: "" };

describe("the keys of the viewer", () => {
  it("do with an image what they do in the grid", () => {
    const kindOf = (key: string) => viewerCommandOf({ ...alone, key })?.kind;
    expect(["f", "i", "s", "u"].map(kindOf)).toEqual(["star", "asInput", "seed", "settings"]);
  });

  it("rate with digits, so that the zoom is on a letter", () => {
    for (const stars of [0, 1, 2, 3, 4, 5]) {
      expect(viewerCommandOf({ ...alone, key: String(stars) })).toEqual({ kind: "rate", stars });
    }
    expect(viewerCommandOf({ ...alone, key: "6" })).toBeUndefined();
    expect(viewerCommandOf({ ...alone, key: "z" })).toEqual({ kind: "actual" });
    expect(viewerCommandOf({ ...alone, key: "Z" })).toEqual({ kind: "actual" });
  });

  it("leave the browser and the page what is pressed together with Ctrl, Cmd or Alt", () => {
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

  it("know no key by the name of something that every object has", () => {
    for (const key of ["constructor", "toString", "__proto__"]) {
      expect(viewerCommandOf({ ...alone, key })).toBeUndefined();
    }
  });
});
