import { describe, expect, it } from "vitest";
import { linkName, linkOf, linksOfList, ownAssetId } from "@/lib/core/generation/links";

const id = "018f0000-0000-7000-8000-000000000001";

describe("a text that is pasted or dropped", () => {
  it.each([
    ["https://example.com/a.png", "https://example.com/a.png"],
    ["  HTTP://example.com/a%20b.png?x=1\n", "HTTP://example.com/a%20b.png?x=1"],
  ])("%j is an address", (text, link) => {
    expect(linkOf(text)).toBe(link);
  });

  it.each([
    "",
    "a clock",
    "see https://example.com/a.png",
    "https://example.com/a.png and more",
    "ftp://example.com/a.png",
    "data:image/png;base64,AAAA",
    "javascript:alert(1)",
    "http://",
  ])("%j is none", (text) => {
    expect(linkOf(text)).toBeUndefined();
  });

  it("is a list of addresses without its remarks", () => {
    const list = "# two pictures\r\nhttps://a.example/1.png\r\nhttps://a.example/2.png\r\n";
    expect(linksOfList(list)).toEqual(["https://a.example/1.png", "https://a.example/2.png"]);
  });
});

it("an address is called as its file, else as its host", () => {
  expect(linkName("https://example.com/pictures/a%20clock.png?size=2")).toBe("a clock.png");
  expect(linkName("https://example.com/50%")).toBe("50%");
  expect(linkName("https://example.com/")).toBe("example.com");
});

it("an address of the studio's own is the image itself, in whichever rendition", () => {
  const origin = "http://127.0.0.1:3000";
  expect(ownAssetId(`${origin}/api/assets/${id}/thumb`, origin)).toBe(id);
  expect(ownAssetId(`${origin}/api/assets/${id}`, origin)).toBe(id);
  expect(ownAssetId(`${origin}/api/assets/import`, origin)).toBeUndefined();
  expect(ownAssetId(`https://example.com/api/assets/${id}/thumb`, origin)).toBeUndefined();
});
