import { expect, it } from "vitest";
import { drawable, readImage } from "@/lib/emulator/input-image";
import { plainBmp } from "../../support/bmp-file";
import { nestedSvg } from "../../support/hostile-files";

it("a vector drawing is no image to the emulator, so that none can block it for minutes", async () => {
  expect(await readImage(nestedSvg(9))).toMatchObject({ format: undefined, width: 0, height: 0 });
});

it("a BMP is measured by its header, and used as a PNG", async () => {
  const image = await readImage(plainBmp(70, 50, Buffer.alloc(70 * 50 * 3, 160)));
  expect(image).toMatchObject({ format: "bmp", width: 70, height: 50 });
  const { format, width, height } = await readImage(await drawable(image));
  expect({ format, width, height }).toEqual({ format: "png", width: 70, height: 50 });
});
