import { expect, it } from "vitest";
import { environmentSchema, readConfig } from "@/lib/server/config";
import { variableNames } from "../../support/variables";

it("every variable is blank in the studios of the tests, whatever `.env` says", () => {
  expect([...variableNames].sort()).toEqual([...environmentSchema.keyof().options].sort());
  const blank = Object.fromEntries(variableNames.map((name) => [name, ""]));
  expect(readConfig(blank)).toEqual(readConfig({}));
});
