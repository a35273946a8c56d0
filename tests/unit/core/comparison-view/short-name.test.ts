import { expect, it } from "vitest";
import { shortName } from "@/lib/core/comparison-view/short-name";

it("names a comparison by whole words of its prompt", () => {
  expect(shortName("A vase of flowers")).toBe("A vase of flowers");
  expect(shortName(`${"seven words of a prompt, ".repeat(9)}`)).toBe(
    "seven words of a prompt, seven words of a prompt, seven…",
  );
  expect(shortName("花".repeat(80))).toBe(`${"花".repeat(59)}…`);
});

it("leaves out the alternatives that are compared", () => {
  expect(shortName("Tea tin, {|[[x]]|matte black} front")).toBe("Tea tin, … front");
});
