import "server-only";
import sharp from "sharp";

/** The readers of what the studio keeps. SVG comes only from the emulator's own drawings, in memory. */
const needed = [
  ...["Jpeg", "Png", "Webp", "Nsgif", "Tiff", "Heif"].flatMap((format) => [
    `VipsForeignLoad${format}File`,
    `VipsForeignLoad${format}Buffer`,
  ]),
  "VipsForeignLoadSvgBuffer",
];

// A few kilobytes of SVG or PDF can hold a decoder for minutes; what is not kept need not be read.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: needed });
// By its path, sharp would remember a file that has changed meanwhile, and keep it open.
sharp.cache(false);

export { sharp };
