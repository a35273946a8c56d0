import { describe, expect, it } from "vitest";
import { contactSheet } from "@/lib/core/sheet/contact-sheet";
import { anAsset } from "../../../support/asset";

const words = {
  modelOf: (id: string) => `model ${id}`,
  seedOf: (seed: number) => `seed ${seed}`,
  dateOf: (at: string) => at.slice(0, 10),
};

describe("a contact sheet", () => {
  it("lists each image's request and facts, always in the same order", () => {
    const made = { model: "wan2.7-image", prompt: "Dunes", seed: 7, inputs: 0, boxes: 0 };
    const result = anAsset({ kind: "output", width: 20, made });
    const sheet = contactSheet([result, anAsset({ name: "上传.png" })], {
      title: "Spring",
      subtitle: "2 images",
      columns: 3,
      captions: ["date", "seed", "name", "model", "size"],
      words,
    });
    expect(sheet.rows).toHaveLength(1);
    const [cells = []] = sheet.rows.map((row) => row.cells);
    expect(cells.map((cell) => cell?.caption)).toEqual([
      ["picture.png", "model wan2.7-image", "seed 7", "20 × 10", "2026-11-20"],
      ["上传.png", "10 × 10", "2026-11-20"],
    ]);
    expect(cells[0]?.aspect).toBe(2);
  });
});
