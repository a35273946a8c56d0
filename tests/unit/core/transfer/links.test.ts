import { describe, expect, it } from "vitest";
import { dataPictureName, pictureOfDataLink } from "@/lib/core/transfer/data-link";
import { imageLinkOf, linkName, linkOf, linksOfList, ownAssetId } from "@/lib/core/transfer/links";
import { isPastedText } from "@/lib/core/transfer/pasted";

const id = "018f0000-0000-7000-8000-000000000001";

describe("a pasted or dropped text", () => {
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
  ])("%j is not an address", (text) => {
    expect(linkOf(text)).toBeUndefined();
  });

  it("is a list of addresses without its comments", () => {
    const list = "# two pictures\r\nhttps://a.example/1.png\r\nhttps://a.example/2.png\r\n";
    expect(linksOfList(list)).toEqual(["https://a.example/1.png", "https://a.example/2.png"]);
  });
});

it("an address is named after its file, else its host", () => {
  expect(linkName("https://example.com/pictures/a%20clock.png?size=2")).toBe("a clock.png");
  expect(linkName("https://example.com/50%")).toBe("50%");
  expect(linkName("https://example.com/")).toBe("example.com");
});

it("an address of the studio's own means the image itself, in any rendition", () => {
  const origin = "http://127.0.0.1:3000";
  expect(ownAssetId(`${origin}/api/assets/${id}/thumb`, origin)).toBe(id);
  expect(ownAssetId(`${origin}/api/assets/${id}`, origin)).toBe(id);
  expect(ownAssetId(`${origin}/api/assets/import`, origin)).toBeUndefined();
  expect(ownAssetId(`https://example.com/api/assets/${id}/thumb`, origin)).toBeUndefined();
});

describe("an address that contains the picture itself", () => {
  const dot = "data:image/png;base64,iVBORw0KGgo=";
  it("is an address of an image, and its bytes are the picture's", () => {
    expect(imageLinkOf(` ${dot}\n`)).toBe(dot);
    expect(linksOfList(dot)).toEqual([dot]);
    const picture = pictureOfDataLink(dot);
    expect(picture?.mime).toBe("image/png");
    expect(Array.from(picture?.bytes ?? [])).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
    expect(picture && dataPictureName(picture)).toBe("image.png");
  });

  it("may be percent-encoded, or written as text", () => {
    const encoded = pictureOfDataLink("data:image/svg+xml;charset=utf-8,%3Csvg%2F%3E");
    expect(new TextDecoder().decode(encoded?.bytes)).toBe("<svg/>");
    expect(encoded && dataPictureName(encoded)).toBe("image.svg");
    expect(pictureOfDataLink("data:image/jpeg;base64,%2F9j%2F")?.bytes).toHaveLength(3);
  });

  it("does not count if it is broken or of another kind", () => {
    for (const text of [
      "data:image/png;base64,",
      "data:image/png;base64,?",
      "data:text/html,<p>",
    ]) {
      expect(pictureOfDataLink(text), text).toBeUndefined();
    }
  });
});

describe("a paste while somebody types", () => {
  const picture = { fileNames: ["image.png"], isFormatted: true, isTyping: true };
  it("is text if there are words, whatever picture comes along", () => {
    expect(isPastedText({ ...picture, text: "1\t2\n3\t4" })).toBe(true);
    expect(isPastedText({ ...picture, text: "A meadow", isFormatted: false })).toBe(true);
    expect(isPastedText({ ...picture, text: "A meadow", fileNames: [] })).toBe(true);
  });

  it("is a file if the words are only its name, or there are none", () => {
    const copied = { isFormatted: false, isTyping: true, fileNames: ["sky.png", "sea.png"] };
    expect(isPastedText({ ...copied, text: "sky.png\rsea.png" })).toBe(false);
    expect(isPastedText({ ...copied, text: "/home/ana/sky.png" })).toBe(false);
    expect(isPastedText({ ...picture, text: " " })).toBe(false);
  });

  it("is not treated as text anywhere else", () => {
    expect(isPastedText({ ...picture, text: "A meadow", isTyping: false })).toBe(false);
  });
});
