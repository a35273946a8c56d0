import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../../.next/static");

it("the browser gets neither the key's name nor upstream's address (promise 6)", () => {
  const scripts = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".js"),
  );
  expect(scripts.length).toBeGreaterThan(5);
  for (const name of scripts) {
    const script = readFileSync(join(root, name), "utf8");
    expect(script, name).not.toContain("DASHSCOPE_API_KEY");
    expect(script, name).not.toContain("aliyuncs");
    expect(script, name).not.toContain("node:sqlite");
  }
});
