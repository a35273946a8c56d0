import { describe, expect, it } from "vitest";
import { formatOf } from "@/lib/core/image-files/content-format";

/** What a file is that begins so and ends so. */
function formatFrom(begin: string, end = ""): string | undefined {
  const content = Buffer.concat([
    Buffer.from(begin, "latin1"),
    Buffer.alloc(200),
    Buffer.from(end, "latin1"),
  ]);
  return formatOf(content, content.subarray(-32));
}

describe("a file's format", () => {
  it.each([
    ["JPEG", "\xff\xd8\xff\xe0", "image/jpeg"],
    ["PNG", "\x89PNG\r\n\x1a\n", "image/png"],
    ["GIF", "GIF89a", "image/gif"],
    ["WebP", "RIFF\0\0\0\0WEBPVP8 ", "image/webp"],
    ["AVIF", "\0\0\0\x1cftypavif\0\0\0\0mif1miaf", "image/avif"],
    ["AVIF by its second brand", "\0\0\0\x1cftypmif1\0\0\0\0avifmiaf", "image/avif"],
    ["TIFF", "II*\0\x08\0\0\0", "image/tiff"],
    ["BigTIFF", "MM\0+\0\x08\0\0", "image/tiff"],
    ["BMP", "BM", "image/bmp"],
  ])("is recognised by its content: %s", (_, begin, format) => {
    expect(formatFrom(begin)).toBe(format);
  });

  it.each([
    ["Photoshop", "8BPS\0\x01"],
    ["PDF", "%PDF-1.7"],
    ["PostScript", "%!PS-Adobe-3.0 EPSF-3.0"],
    ["an icon", "\0\0\x01\0\x01\0"],
    ["a cursor", "\0\0\x02\0\x01\0"],
    ["JPEG 2000", "\0\0\0\x0cjP  \r\n\x87\n"],
    ["a bare JPEG 2000", "\xff\x4f\xff\x51"],
    ["JPEG XL", "\xff\x0a"],
    ["HEIC", "\0\0\0\x18ftypheic\0\0\0\0mif1heic"],
    ["Canon's raw, CR3", "\0\0\0\x18ftypcrx \0\0\0\x01crx isom"],
    ["Canon's raw, CR2", "II*\0\x10\0\0\0CR\x02\0"],
    ["Fujifilm's raw", "FUJIFILMCCD-RAW 0201"],
    ["Panasonic's raw", "IIU\0"],
    ["SVG", '<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg">'],
    ["Targa, by its beginning", "\0\0\x02\0\0\0\0\0\0\0\0\0\x40\0\x40\0\x18\0"],
    ["OpenEXR", "\x76\x2f\x31\x01"],
    ["Netpbm", "P6\n64 64\n255\n"],
    ["GIMP", "gimp xcf v011"],
    ["PCX", "\x0a\x05\x01\x08"],
    ["an enhanced metafile", `\x01\0\0\0${"\0".repeat(36)} EMF`],
  ])("that the studio does not accept is distinguished from no picture at all: %s", (_, begin) => {
    expect(formatFrom(begin)).toBe("other");
  });

  it("of a Targa is also recognised by its end", () => {
    expect(formatFrom("\x05\0\x09", "TRUEVISION-XFILE.\0")).toBe("other");
  });

  it.each(["not a picture", "", "RIFF\0\0\0\0WAVE", "<html><body>", "{}", "PK\x03\x04"])(
    "is unknown if it is no picture: %j",
    (begin) => {
      expect(formatFrom(begin)).toBeUndefined();
      expect(formatOf(Buffer.from(begin, "latin1"), Buffer.from(begin, "latin1"))).toBeUndefined();
    },
  );
});
