import { expect, it } from "vitest";
import { readSavedFile, writeSavedFile } from "@/lib/core/api/saved-file";
import type { SavedItem } from "@/lib/core/api/saved-item";

const item = (name: string, content: SavedItem["content"]): SavedItem => ({
  id: "018f0000-0000-7000-8000-000000000001",
  name,
  content,
  createdAt: "2026-11-21T09:00:00.000Z",
});

it("saved items come back from their file as they were", () => {
  const items = [
    item("光", { kind: "snippet", text: "soft light" }),
    item("dunes", {
      kind: "preset",
      draft: { model: "wan2.7-image", prompt: "A dune", parameters: { size: "1K" } },
    }),
  ];
  expect(readSavedFile(writeSavedFile(items))).toEqual({
    items: items.map(({ name, content }) => ({ name, content })),
    refused: 0,
  });
});

it("an invalid entry is counted and left out, and another file is refused", () => {
  const file = JSON.stringify({ swatchbox: "saved", items: [{ name: "x" }, 7] });
  expect(readSavedFile(file)).toEqual({ items: [], refused: 2 });
  expect(readSavedFile("{}")).toBeUndefined();
  expect(readSavedFile("no JSON")).toBeUndefined();
});
