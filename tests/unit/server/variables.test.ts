import { expect, it } from "vitest";
import { ConfigurationError, environmentSchema, readConfig } from "@/lib/server/config";
import { variableNames } from "../../support/variables";

it("every variable is blank in the studios of the tests, whatever `.env` says", () => {
  expect([...variableNames].sort()).toEqual([...environmentSchema.keyof().options].sort());
  const blank = Object.fromEntries(variableNames.map((name) => [name, ""]));
  expect(readConfig(blank)).toEqual(readConfig({}));
});

it.each(["DASHSCOPE_API_KEY", "SANDBOX_API_KEY", "STUDIO_METRICS_TOKEN"])(
  "%s is refused when it is longer than any key, in one sentence without it",
  (name) => {
    const read = (length: number) => () => readConfig({ [name]: `sk-${"a".repeat(length - 3)}` });
    expect(read(1000)).not.toThrow();
    expect(read(9000)).toThrow(
      new ConfigurationError(
        `The configuration cannot be used. ${name}: has 9000 characters, more than any key; perhaps something else was pasted with it, or in its place`,
      ),
    );
  },
);

it("a workspace's id is refused when it cannot be part of a domain", () => {
  const read = (id: string) => () =>
    readConfig({ DASHSCOPE_API_KEY: "sk-1", DASHSCOPE_WORKSPACE_ID: id });
  expect(read("a".repeat(63))).not.toThrow();
  for (const id of ["a".repeat(64), "llm 1", "llm.1"]) {
    expect(read(id)).toThrow("DASHSCOPE_WORKSPACE_ID: must be an id as the console shows it");
  }
});
