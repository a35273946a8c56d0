import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tagSchema } from "@/lib/core/library/asset-filter";
import { typedTags } from "@/lib/core/library/typed-tags";

describe("tags as they are typed", () => {
  it("are parted at commas of any script, each once, without what is empty", () => {
    expect(typedTags(" spring, 夜、きり，spring , ")).toEqual(["spring", "夜", "きり"]);
    expect(typedTags(" , 、")).toEqual([]);
  });

  it("are tags, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        for (const tag of typedTags(text)) expect(tagSchema.parse(tag)).toBe(tag);
      }),
    );
  });
});
