import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutOfSheet } from "@/lib/core/sheet/layout";
import { paperNames, paperSize } from "@/lib/core/sheet/paper";
import type { Sheet, SheetGround } from "@/lib/core/sheet/sheet";

const cells = fc.array(
  fc.option(
    fc.record({
      // Panoramas often enough: in narrow columns they are lower than the words beside them.
      aspect: fc.oneof(fc.constant(10), fc.double({ min: 0.1, max: 10, noNaN: true })),
      caption: fc.array(fc.string(), { maxLength: 4 }),
    }),
    { nil: undefined, freq: 8 },
  ),
  { maxLength: 60 },
);

const sheets = fc
  .record({
    cells,
    columns: fc.integer({ min: 1, max: 10 }),
    title: fc.constantFrom("", "Spring campaign"),
    hasSubtitle: fc.boolean(),
    hasHeaders: fc.boolean(),
  })
  .map(({ cells: given, columns, title, hasSubtitle, hasHeaders }): Sheet => {
    const shown = given.map((cell, index) => cell && { ...cell, picture: String(index) });
    const rows = Array.from({ length: Math.ceil(given.length / columns) }, (_, row) => ({
      ...(hasHeaders ? { header: `model ${row}` } : {}),
      cells: shown.slice(row * columns, (row + 1) * columns),
    }));
    return {
      title,
      columns,
      rows,
      ...(hasSubtitle ? { subtitle: "Today" } : {}),
      ...(hasHeaders
        ? { columnHeaders: Array.from({ length: columns }, (_, index) => `seed ${index}`) }
        : {}),
    };
  });

const papers = fc
  .tuple(fc.constantFrom(...paperNames), fc.boolean())
  .map(([name, isLandscape]): SheetGround => {
    return { ...paperSize(name, isLandscape), margin: 36, gap: 10, fontSize: 8 };
  });
const screen: SheetGround = { width: 1600, margin: 40, gap: 16, fontSize: 14 };
const grounds = fc.oneof(papers, fc.constant(screen));

describe("a sheet of pictures", () => {
  it("shows every picture once, in order, in its shape", () => {
    fc.assert(
      fc.property(sheets, grounds, (sheet, ground) => {
        const shown = layoutOfSheet(sheet, ground).flatMap(({ pictures }) => pictures);
        const wanted = sheet.rows.flatMap(({ cells: own }) => own.flatMap((cell) => cell ?? []));
        expect(shown.map(({ picture }) => picture)).toEqual(wanted.map(({ picture }) => picture));
        for (const [index, { width, height }] of shown.entries()) {
          expect(width / height).toBeCloseTo(wanted[index]?.aspect ?? 0, 6);
        }
      }),
    );
  });

  it("keeps everything within the margins of its page", () => {
    fc.assert(
      fc.property(sheets, grounds, (sheet, ground) => {
        for (const { width, height, pictures, texts } of layoutOfSheet(sheet, ground)) {
          const right = width - ground.margin + 1e-6;
          const bottom = height - ground.margin + 1e-6;
          for (const frame of [...pictures, ...texts]) {
            expect(frame.x).toBeGreaterThanOrEqual(ground.margin - 1e-6);
            expect(frame.y).toBeGreaterThanOrEqual(ground.margin - 1e-6);
            expect(frame.x + frame.width).toBeLessThanOrEqual(right);
          }
          for (const { y, height: tall } of pictures) expect(y + tall).toBeLessThanOrEqual(bottom);
          for (const { y, fontSize } of texts) expect(y + fontSize).toBeLessThanOrEqual(bottom);
        }
      }),
    );
  });

  it("gives a row's name its line even if the pictures beside it are lower", () => {
    const panorama = { aspect: 10, caption: [], picture: "0" };
    const sheet: Sheet = {
      title: "",
      columns: 9,
      columnHeaders: [],
      rows: [{ header: "model 0", cells: [panorama] }],
    };
    const [page] = layoutOfSheet(sheet, screen);
    const name = page?.texts.find(({ text }) => text === "model 0");
    const end = (name?.y ?? Number.NaN) + screen.fontSize;
    expect(end).toBeLessThanOrEqual((page?.height ?? Number.NaN) - screen.margin);
  });

  it("lays nothing over anything else", () => {
    fc.assert(
      fc.property(sheets, grounds, (sheet, ground) => {
        for (const { pictures, texts } of layoutOfSheet(sheet, ground)) {
          const frames = [
            ...pictures,
            ...texts.map(({ x, y, width, fontSize, maxLines }) => ({
              x,
              y,
              width,
              height: fontSize * maxLines,
            })),
          ];
          for (const [place, one] of frames.entries()) {
            for (const other of frames.slice(place + 1)) {
              const isApart =
                one.x + one.width <= other.x + 1e-6 ||
                other.x + other.width <= one.x + 1e-6 ||
                one.y + one.height <= other.y + 1e-6 ||
                other.y + other.height <= one.y + 1e-6;
              expect(isApart).toBe(true);
            }
          }
        }
      }),
    );
  });

  it("names its columns on every page and its rows once", () => {
    const aspect = 1;
    const sheet: Sheet = {
      title: "Seeds and sizes",
      columns: 2,
      columnHeaders: ["seed 1", "seed 2"],
      rows: Array.from({ length: 12 }, (_, index) => ({
        header: `row ${index}`,
        cells: [0, 1].map((column) => ({ picture: `${index} ${column}`, aspect, caption: [] })),
      })),
    };
    const ground = { ...paperSize("a4", false), margin: 36, gap: 10, fontSize: 8 };
    const pages = layoutOfSheet(sheet, ground);
    expect(pages.length).toBeGreaterThan(1);
    const words = pages.map(({ texts }) => texts.map(({ text }) => text));
    for (const onPage of words) {
      expect(onPage.filter((text) => text.startsWith("seed"))).toEqual(["seed 1", "seed 2"]);
    }
    const rows = words.flat().filter((text) => text.startsWith("row"));
    expect(rows).toEqual(sheet.rows.map(({ header }) => header));
  });
});
