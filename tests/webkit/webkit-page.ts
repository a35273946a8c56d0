import axe from "axe-core";
import { z } from "zod";
import { handsOn } from "./hands";
import type { WebDriver } from "./webdriver";

/** The name under which WebDriver hands out elements. */
const elementKey = "element-6066-11e4-a52e-4f735466cecf";
const elementsSchema = z.array(z.object({ [elementKey]: z.string() }));
const outcomeSchema = z.object({ value: z.unknown(), error: z.string().optional() });
const frameSchema = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});

/** An element in the words of WebDriver, as an argument of what the page evaluates. */
export type Found = Record<string, string>;
/** What an element is called by those who hear the page: all of it, or a part. */
type Name = string | RegExp;

/** The elements that have a role without saying so; others say it. */
const native: Record<string, string> = {
  button: "button, summary",
  textbox: "textarea, input[type=text], input:not([type])",
  link: "a[href]",
  img: "img",
  slider: "input[type=range]",
  dialog: "dialog",
};

/** What finds elements by what a screen reader calls them. It runs in the page. */
const findByName = `(selector, pattern, flags) => {
  const name = new RegExp(pattern, flags);
  const nameOf = (element) => {
    const labels = (element.getAttribute("aria-labelledby") ?? "").split(" ")
      .map((id) => document.getElementById(id)?.textContent ?? "").join(" ").trim();
    return labels || (element.ariaLabel ?? element.labels?.[0]?.textContent ?? element.alt ?? spoken(element));
  };
  const spoken = (element) => {
    const copy = element.cloneNode(true);
    for (const silent of copy.querySelectorAll("[aria-hidden=true]")) silent.remove();
    return copy.textContent;
  };
  return [...document.querySelectorAll(selector)].filter((element) =>
    element.checkVisibility({ visibilityProperty: true }) && name.test(nameOf(element).trim()));
}`;

/** A page in WebKit, seen and used as by a person. */
export type WebKitPage = ReturnType<typeof webKitPage>;

export function webKitPage(driver: WebDriver) {
  const hands = handsOn(driver);

  /** What comes of a function in the page, given as text. */
  async function evaluate(work: string, ...given: unknown[]): Promise<unknown> {
    const script = `const done = [...arguments].pop();
      Promise.resolve((${work})(...[...arguments].slice(0, -1))).then(
        (value) => done({ value: value ?? null }),
        (error) => done({ error: String(error) }));`;
    const answer = await driver.post("/execute/async", { script, args: given });
    const { value, error } = outcomeSchema.parse(answer);
    if (error) throw new Error(error);
    return value;
  }
  const isTrue = async (work: string, ...given: unknown[]) =>
    (await evaluate(work, ...given)) === true;

  /** The page's own policy keeps it from running text as code; WebDriver may. */
  async function bringAxe(): Promise<void> {
    if (await isTrue("() => Boolean(window.axe)")) return;
    await driver.post("/execute/sync", { script: axe.source, args: [] });
  }

  async function findAll(role: string, name: Name): Promise<Found[]> {
    const selector = [native[role] ?? [], `[role=${role}]`].flat().join();
    const { source, flags } =
      typeof name === "string" ? new RegExp(`^${RegExp.escape(name)}$`) : name;
    return elementsSchema.parse(await evaluate(findByName, selector, source, flags));
  }

  /** Waits until there is such an element. */
  async function find(role: string, name: Name, index = 0): Promise<Found> {
    for (;;) {
      const found = (await findAll(role, name)).at(index);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  const frame = async (element: Found) =>
    frameSchema.parse(
      await evaluate(
        `(element) => {
          element.scrollIntoView({ block: "nearest" });
          return element.getBoundingClientRect().toJSON();
        }`,
        element,
      ),
    );

  async function click(role: string, name: Name, index = 0): Promise<void> {
    const { x, y, width, height } = await frame(await find(role, name, index));
    await hands.click({ x: x + width / 2, y: y + height / 2 });
  }

  return {
    ...hands,
    evaluate,
    findAll,
    find,
    frame,
    click,
    goto: (url: string) => driver.post("/url", { url }),
    screenshot: async () =>
      Buffer.from(z.string().parse(await driver.get("/screenshot")), "base64"),
    setCookie: (name: string, value: string) =>
      driver.post("/cookie", { cookie: { name, value, path: "/" } }),
    /** Gives what is in the page this size; the browser has borders of its own. */
    async resize(width: number, height: number) {
      await driver.post("/window/rect", { width, height });
      const [across = 0, down = 0] = z
        .array(z.number())
        .parse(await evaluate("() => [innerWidth, innerHeight]"));
      await driver.post("/window/rect", { width: 2 * width - across, height: 2 * height - down });
    },
    async fill(role: string, name: Name, text: string) {
      await click(role, name);
      await hands.press("Control+a");
      await hands.type(text);
    },
    /** What axe has against the page. */
    async violations(): Promise<string[]> {
      await bringAxe();
      const run = `async () => (await window.axe.run()).violations
        .map(({ id, nodes }) => id + ": " + nodes[0].html)`;
      return z.array(z.string()).parse(await evaluate(run));
    },
  };
}
