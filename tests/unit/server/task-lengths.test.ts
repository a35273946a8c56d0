import { expect, it } from "vitest";
import { waitKindOf } from "@/lib/core/generation/wait/own-waits";
import { catalog, modelOf } from "@/lib/core/models/catalog";
import { createTaskLengths } from "@/lib/server/engine/task-lengths";

const kindOf = (size: string) => {
  const model = modelOf(catalog, "wan2.6-t2i");
  return waitKindOf({ model: model.id, prompt: "A quay", inputs: [], parameters: { size } }, model);
};
const small = kindOf("1280*1280");

it("three tasks of a kind tell by when the next should end, and the latest twenty count", () => {
  const lengths = createTaskLengths();
  for (const seconds of [90, 12]) lengths.note(small, seconds);
  expect(lengths.dueSecondsOf(small)).toBeUndefined();
  lengths.note(small, 11);
  expect(lengths.dueSecondsOf(small)).toBeCloseTo(90.4, 6);
  for (let index = 0; index < 18; index += 1) lengths.note(small, 13);
  expect(lengths.dueSecondsOf(small)).toBeCloseTo(13.4, 6);
  expect(lengths.dueSecondsOf({ ...small, images: 2 })).toBeUndefined();
});
