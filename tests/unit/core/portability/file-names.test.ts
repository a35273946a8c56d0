import fc from "fast-check";
import { expect, it } from "vitest";
import { imageMimeSchema } from "@/lib/core/models/image-mime";
import { fileNames } from "@/lib/core/portability/file-names";
import { anyText } from "../../../support/any-text";

it("gives every image a name of its own that every file system accepts", () => {
  const anyName = fc.oneof(
    anyText(120),
    fc.constantFrom(
      "a.png",
      "A.PNG",
      "a (2).png",
      "../../etc/passwd",
      "con",
      "花瓶.jpg",
      "",
      "...",
    ),
  );
  const anyImage = fc.tuple(anyName, fc.constantFrom(...imageMimeSchema.options));
  fc.assert(
    fc.property(fc.array(anyImage, { maxLength: 12 }), (images) => {
      const nameOf = fileNames();
      const names = images.map(([name, mime]) => nameOf(name, mime));
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
      for (const name of names) {
        expect(name).toMatch(/^[^\\/:*?"<>|]+\.(jpg|jpeg|png|webp|gif|tif|tiff|avif|bmp)$/u);
        expect(name).not.toMatch(/^[\s.]|^con\./i);
        expect(Buffer.byteLength(name)).toBeLessThan(255);
      }
    }),
    { numRuns: 50 },
  );
});

it("keeps an existing name and numbers equal ones", () => {
  const nameOf = fileNames();
  expect(nameOf("blue vase.png", "image/png")).toBe("blue vase.png");
  expect(nameOf("Blue vase.PNG", "image/png")).toBe("Blue vase (2).png");
  expect(nameOf("blue vase.png", "image/jpeg")).toBe("blue vase.jpg");
  expect(nameOf("blue vase.jpeg", "image/jpeg")).toBe("blue vase.jpeg");
  expect(nameOf("v1.2 final", "image/webp")).toBe("v1.2 final.webp");
});
