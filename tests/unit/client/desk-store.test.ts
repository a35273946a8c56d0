import { expect, it } from "vitest";
import { createDesk } from "@/lib/client/comparison/desk-store";
import { startingView } from "@/lib/core/comparison-view/desk-view";

it("what is changed on one desk changes nothing on another", () => {
  const [one, other] = [createDesk(), createDesk()];
  one.choose("a");
  one.choose("b");
  one.toggleLoupe();
  one.view.setState({ mode: "wipe", turn: 1 });
  expect(one.view.getState()).toEqual({
    ...startingView,
    chosen: ["b", "a"],
    hasLoupe: true,
    mode: "wipe",
    turn: 1,
  });
  expect(other.view.getState()).toEqual(startingView);
});
