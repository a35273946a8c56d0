import { expect, it } from "vitest";
import { foreignName, percentBytes } from "@/lib/core/transfer/foreign-name";

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);

it.each([
  ["café.png", utf8("café.png")],
  ["湖の夕方.png", utf8("湖の夕方.png")],
  ["a\ufffdb.png", utf8("a\ufffdb.png")],
  ["café.png", latin1("caf\xe9.png")],
  ["Größe ÄÖÜ.png", latin1("Gr\xf6\xdfe \xc4\xd6\xdc.png")],
  ["“5 €”.png", latin1("\x935 \x80\x94.png")],
  ["a_b.png", latin1("a\x81b.png")],
  ["湖_.png", new Uint8Array([...utf8("湖"), 0xe3, 0x81, ...utf8(".png")])],
  ["é_.png", new Uint8Array([...utf8("é"), 0xff, ...utf8(".png")])],
  ["", new Uint8Array()],
])("the name of a file is read as %s", (name, bytes) => {
  expect(foreignName(bytes)).toBe(name);
});

it.each([
  ["caf%C3%A9.png", "café.png"],
  ["caf%e9.png", "café.png"],
  ["100%.png", "100%.png"],
  ["%zz é%20", "%zz é "],
])("the name of a file in an address, %s, is read as %s", (text, name) => {
  expect(foreignName(percentBytes(text))).toBe(name);
});
