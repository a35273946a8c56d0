import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tagSchema } from "@/lib/core/api/asset-filter";
import { typedTags } from "@/lib/core/library/typed-tags";

describe("typed tags", () => {
  it("are split at commas of any script, each once, without empty ones", () => {
    expect(typedTags(" spring, 夜、きり，spring , ")).toEqual(["spring", "夜", "きり"]);
    expect(typedTags(" , 、")).toEqual([]);
  });

  it("are valid tags, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        for (const tag of typedTags(text)) expect(tagSchema.parse(tag)).toBe(tag);
      }),
    );
  });
});
