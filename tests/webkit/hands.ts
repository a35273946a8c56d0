import type { Place } from "../e2e/screen";
import type { WebDriver } from "./webdriver";

/** The keys that WebDriver has numbers for, by the names that pages know them by. */
const keys: Record<string, string> = {
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Control: "\uE009",
  Alt: "\uE00A",
  Escape: "\uE00C",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Delete: "\uE017",
  Space: " ",
};

/** A mouse and a keyboard. */
export function handsOn({ post }: WebDriver) {
  const mouse = (actions: object[]) =>
    post("/actions", {
      actions: [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }],
    });
  const keyboard = (actions: object[]) =>
    post("/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  const move = ({ x, y }: Place) => ({
    type: "pointerMove",
    duration: 0,
    x: Math.round(x),
    y: Math.round(y),
  });
  const down = { type: "pointerDown", button: 0 };
  const up = { type: "pointerUp", button: 0 };
  return {
    hover: (place: Place) => mouse([move(place)]),
    click: (place: Place) => mouse([move(place), down, up]),
    drag: (from: Place, to: Place) => {
      const halfway = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
      return mouse([move(from), down, move(halfway), move(to), up]);
    },
    /** Presses keys together, such as "Control+Enter". */
    press: (together: string) => {
      const pressed = together.split("+").map((key) => keys[key] ?? key);
      return keyboard([
        ...pressed.map((value) => ({ type: "keyDown", value })),
        ...pressed.toReversed().map((value) => ({ type: "keyUp", value })),
      ]);
    },
    type: (text: string) =>
      keyboard(
        [...text].flatMap((value) => [
          { type: "keyDown", value },
          { type: "keyUp", value },
        ]),
      ),
  };
}
