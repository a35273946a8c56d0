import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { describe, expect, it } from "vitest";
import { foreignName, percentBytes } from "@/lib/core/transfer/foreign-name";
import { formDispositionOf } from "@/lib/server/http/form-disposition";
import { formParser } from "@/lib/server/http/form-parser";

const nothing = () => undefined;

it("arrives whole although its only chunk holds more than its reader takes at once", async () => {
  const content = Buffer.alloc(300_000, 7);
  const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n';
  const body = Buffer.concat([Buffer.from(head), content, Buffer.from("\r\n--b--\r\n")]);
  let read: Promise<Buffer> | undefined;
  const form = formParser("multipart/form-data; boundary=b", (_, part) => {
    read = buffer(part);
  });
  if (!form) throw new Error("It has a boundary.");
  await pipeline(Readable.from([body]), form);
  expect((await read)?.equals(content)).toBe(true);
});

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
