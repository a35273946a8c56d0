import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparisonPage, type PageContent } from "@/lib/core/comparison-view/html-page";

const words = {
  grid: "Grid",
  wipe: "Wipe",
  edge: "Edge",
  left: "Left",
  right: "Right",
  settings: "Settings",
  image: "Image",
  hint: "Scroll to zoom",
};

function contentOf(text: string): PageContent {
  const image = {
    dataUrl: "data:image/webp;base64,AAAA",
    caption: text,
    mark: { text, isGood: true },
    note: text,
    values: [text],
  };
  return {
    language: "en",
    title: text,
    made: text,
    images: [image, image],
    settings: [text],
    shared: [{ name: text, value: text }],
    words,
  };
}

const pageOf = (text: string, script = "") => comparisonPage(contentOf(text), script, "N0nce");
/** The page without the texts that came from outside. */
const tagsOf = (page: string) => page.match(/<[^>]*>/g) ?? [];

describe("a comparison as a page of its own", () => {
  it("has the same tags whatever words it contains", () => {
    const hostile = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom(
        "<script>",
        '"><img src=x onerror=y>',
        "</title>",
        "' onload='",
        "&lt;",
        "-->",
      ),
    );
    const plain = tagsOf(pageOf("x"));
    fc.assert(
      fc.property(hostile, (text) => {
        const tags = tagsOf(pageOf(text));
        expect(tags.length).toBe(plain.length);
        expect(tags.filter((tag) => /^<(script|img)/.test(tag)).length).toBe(5);
      }),
    );
  });

  it("loads nothing: its policy allows only images inside it and code with its nonce", () => {
    const page = pageOf("A flower shop");
    expect(page).toContain("default-src 'none'; img-src data:;");
    expect(page).not.toMatch(/\b(src|href)="(?!data:)/);
    expect(page).not.toContain("style=");
    expect(page.match(/nonce="N0nce"/g)).toHaveLength(2);
  });

  it("makes what was rejected look rejected, and shows no settings to whoever needs none", () => {
    const content = contentOf("x");
    const [image] = content.images;
    if (!image) throw new Error("There is no image.");
    const images = [
      { ...image, mark: { text: "Picked", isGood: true } },
      { ...image, mark: { text: "Rejected", isGood: false } },
    ];
    const page = comparisonPage({ ...content, images, settings: [], shared: [] }, "", "N0nce");
    expect(page).toContain("<b>Picked</b>");
    expect(page).toContain('<b class="rejected">Rejected</b>');
    expect(page.match(/<figure class="rejected">/g)).toHaveLength(1);
    expect(page).not.toContain("<details>");
  });

  it("keeps a script that mentions scripts intact", () => {
    expect(pageOf("x", 'const end = "</script>";').match(/<\/script>/g)).toHaveLength(1);
  });
});
