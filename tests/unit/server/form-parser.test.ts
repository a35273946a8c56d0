import { describe, expect, it } from "vitest";
import { foreignName, percentBytes } from "@/lib/core/transfer/foreign-name";
import { formDispositionOf } from "@/lib/server/http/form-disposition";
import { formParser } from "@/lib/server/http/form-parser";

const nothing = () => undefined;

describe("a form of somebody who means ill", () => {
  it("has no boundary that is longer than any program's", () => {
    const form = (length: number) => `multipart/form-data; boundary=${"b".repeat(length)}`;
    expect(formParser(form(70), nothing)).toBeDefined();
    expect(formParser(form(71), nothing)).toBeUndefined();
    expect(formParser(form(300), nothing)).toBeUndefined();
  });

  it("may have a file name of any length", () => {
    const name = "\u00e9".repeat(200_000);
    expect(foreignName(percentBytes(name))).toBe(name);
    expect(percentBytes("%41%0a")).toEqual(Uint8Array.of(0x41, 0x0a));
  });

  it.each([
    `form-data; name="file"; filename*=UTF-8''a%0D%0A%00b.png`,
    'form-data; name="file"; filename="a%0D%0Ab.png"',
    'form-data; name="file"; filename="a\u0000\u0001b.png"',
  ])("has no signs in a name that would break a line: %j", (header) => {
    expect(formDispositionOf(header)?.fileName).toBe("a b.png");
  });
});
