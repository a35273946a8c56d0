import "server-only";
import sharp from "sharp";

/**
 * The readers of the formats that the studio accepts. SVG is only for the emulator's own drawings,
 * in memory.
 */
const needed = [
  ...["Jpeg", "Png", "Webp", "Nsgif", "Tiff", "Heif"].flatMap((format) => [
    `VipsForeignLoad${format}File`,
    `VipsForeignLoad${format}Buffer`,
  ]),
  "VipsForeignLoadSvgBuffer",
];

// A few kilobytes of SVG or PDF can keep a decoder busy for minutes, so every other reader is
// blocked.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: needed });
// Given a path, sharp would cache a file that may change since, and keep it open.
sharp.cache(false);

export { sharp };
