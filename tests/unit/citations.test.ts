import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const folders = ["app", "components", "lib", "tests", "scripts", "docs"];
const files = [
  ...readdirSync(root).filter((name) => name.endsWith(".md")),
  ...folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) =>
      join(folder, name),
    ),
  ),
].filter((path) => /\.(tsx?|mjs|mts|md|css)$/.test(path));

/** What the headings of a document can be reached by. */
const anchorsOf = (document: string) =>
  [...read(document).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, "")
      .trim()
      .replace(/\s/g, "-"),
  );

describe("a citation in code and documents", () => {
  it("leads to a file in the repository, and to a heading in it", () => {
    const cited = files.flatMap((file) =>
      [...read(file).matchAll(/\bdocs\/[\w/-]+\.md(?:#[\w-]+)?/g)].map(([place]) => ({
        file,
        place,
      })),
    );
    expect(cited.length).toBeGreaterThan(40);
    const missing = cited.filter(({ place }) => {
      const [document = "", anchor] = place.split("#");
      if (!existsSync(join(root, document))) return true;
      return anchor !== undefined && !anchorsOf(document).includes(anchor);
    });
    expect(missing).toEqual([]);
  });

  it("names a promise that is written down", () => {
    const promises = anchorsOf("docs/promises.md").flatMap(
      (anchor) => /^\d+/.exec(anchor)?.[0] ?? [],
    );
    const cited = files.flatMap((file) =>
      [...read(file).matchAll(/\(promises? ([\d, and to]+)\)/g)].flatMap(
        ([, numbers = ""]) => numbers.match(/\d+/g) ?? [],
      ),
    );
    expect(cited.length).toBeGreaterThan(10);
    expect(cited.filter((number) => !promises.includes(number))).toEqual([]);
  });

  it("names no document outside the repository", () => {
    const papers = /\bupstream, [A-Z]\d?\b|\bdesign\.md\b|\bcontract, "|\bupstream\.md\b/;
    const citing = files.filter(
      (file) => !file.endsWith("citations.test.ts") && papers.test(read(file)),
    );
    expect(citing).toEqual([]);
  });
});
