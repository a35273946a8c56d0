import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pageStorage } from "@/lib/client/browser/page-storage";
import { tellOfDraft, useDraftNews } from "@/lib/client/draft/draft-news";
import { emptyDraft } from "@/lib/core/generation/draft/draft";
import { visit } from "../../support/visits";

// The names are a promise to those who come back with the next version.
const draftKey = "swatchbox.draft";
const stepsKey = "swatchbox.draft-history";

const endings: (() => void)[] = [];
beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  tellOfDraft({ lost: [], isUnkept: false, isElsewhere: false });
});
afterEach(() => {
  for (const end of endings.splice(0)) end();
  vi.useRealTimers();
  localStorage.clear();
  sessionStorage.clear();
});

/** A page of the studio that keeps its draft, as it is when it has just been opened. */
async function open() {
  const store = await visit();
  const end = store.keepDraft(localStorage);
  endings.push(end);
  return { ...store, end };
}

const leave = () => window.dispatchEvent(new PageTransitionEvent("pagehide"));
const kept = (key: string) => JSON.parse(localStorage.getItem(key) ?? "null");

it("a first visit begins with the model that the studio's region has, and only that one", async () => {
  const first = await visit();
  endings.push(first.keepDraft(localStorage, sessionStorage, "qwen-image-3.0"));
  expect(first.readDraft()).toEqual({ ...emptyDraft, model: "qwen-image-3.0" });
  first.setModel("wan2.7-image");
  const second = await visit();
  endings.push(second.keepDraft(localStorage, sessionStorage, "qwen-image-3.0"));
  expect(second.readDraft().model).toBe("wan2.7-image");
});

describe("after a reload", () => {
  it("brings back the draft with every step, back and forward", async () => {
    const before = await open();
    before.setModel("wan2.5-i2i-preview");
    before.setPrompt("A meadow");
    before.endEdit();
    before.setPrompt("A meadow at noon");
    before.undoDraft();
    const draft = before.readDraft();
    leave();
    before.end();

    const after = await open();
    expect(after.readDraft()).toEqual(draft);
    after.redoDraft();
    expect(after.readDraft().prompt).toBe("A meadow at noon");
    for (const prompt of ["A meadow", ""]) {
      after.undoDraft();
      expect(after.readDraft().prompt).toBe(prompt);
    }
    after.undoDraft();
    expect(after.readDraft()).toEqual(emptyDraft);
  });

  it("starts a new step when typing goes on in the same field", async () => {
    const before = await open();
    before.setPrompt("A meadow");
    leave();
    before.end();
    const after = await open();
    after.setPrompt("A meadow at noon");
    after.undoDraft();
    expect(after.readDraft().prompt).toBe("A meadow");
  });

  it("brings back the last keystroke even if the page ended before the steps were saved", async () => {
    const before = await open();
    before.setPrompt("A meadow");
    leave();
    before.endEdit();
    before.setPrompt("A meadow at noon");
    // No more is heard of it: it broke down.
    before.end();
    expect(kept(stepsKey).present.prompt).toBe("A meadow");

    const after = await open();
    expect(after.readDraft().prompt).toBe("A meadow at noon");
    for (const prompt of ["A meadow", ""]) {
      after.undoDraft();
      expect(after.readDraft().prompt).toBe(prompt);
    }
  });

  it("has nothing to bring back on the first visit, and saves nothing for it", async () => {
    const first = await open();
    expect(first.readDraft()).toEqual(emptyDraft);
    expect(localStorage).toHaveLength(0);
  });
});

describe("what is saved when", () => {
  it("saves the draft with each change, and its steps after a pause", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const page = await open();
    for (const [index, prompt] of ["A", "A m", "A meadow"].entries()) {
      page.setPrompt(prompt);
      expect(kept(draftKey)).toMatchObject({ version: 1, draft: { prompt } });
      // Each change begins the rest anew.
      vi.advanceTimersByTime(299);
      expect(kept(stepsKey), `after change ${index}`).toBeNull();
    }
    vi.advanceTimersByTime(1);
    expect(kept(stepsKey)).toEqual({
      version: 1,
      past: [emptyDraft],
      present: { ...emptyDraft, prompt: "A meadow" },
      future: [],
    });
  });

  it("saves undone steps as well", async () => {
    const page = await open();
    page.setPrompt("A meadow");
    page.undoDraft();
    expect(kept(draftKey).draft).toEqual(emptyDraft);
    leave();
    expect(kept(stepsKey)).toMatchObject({ past: [], future: [{ prompt: "A meadow" }] });
  });

  it("saves nothing for a page that has ended, neither changes nor steps", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const page = await open();
    page.setPrompt("A meadow");
    page.end();
    vi.advanceTimersByTime(10_000);
    page.setPrompt("A lake");
    leave();
    expect(kept(draftKey).draft.prompt).toBe("A meadow");
    expect(kept(stepsKey)).toBeNull();
  });

  it("saves nothing when a field loses the focus", async () => {
    const page = await open();
    page.endEdit();
    expect(localStorage).toHaveLength(0);
  });
});

describe("what cannot be read", () => {
  const draft = { ...emptyDraft, prompt: "A meadow" };
  it.each([
    ["no JSON", "{draft"],
    ["empty", ""],
    ["null", "null"],
    ["of another version", JSON.stringify({ version: 2, draft })],
    ["of no version", JSON.stringify({ draft })],
    ["a list", JSON.stringify({ version: 1, draft: [draft] })],
  ])("leaves alone a draft that is %s, until something is changed", async (_, text) => {
    localStorage.setItem(draftKey, text);
    const page = await open();
    expect(page.readDraft()).toEqual(emptyDraft);
    page.undoDraft();
    expect(page.readDraft()).toEqual(emptyDraft);
    expect(localStorage.getItem(draftKey)).toBe(text);
    page.setPrompt("A lake");
    expect(kept(draftKey)).toEqual({ version: 1, draft: { ...emptyDraft, prompt: "A lake" } });
  });

  it.each([
    ["no JSON", "[["],
    [
      "of another version",
      JSON.stringify({ version: 2, past: [emptyDraft], present: draft, future: [] }),
    ],
    [
      "with a step that is none",
      JSON.stringify({ version: 1, past: [{ prompt: 5 }], present: draft, future: [] }),
    ],
  ])("brings back the draft without steps if these are %s", async (_, text) => {
    localStorage.setItem(draftKey, JSON.stringify({ version: 1, draft }));
    localStorage.setItem(stepsKey, text);
    const page = await open();
    expect(page.readDraft()).toEqual(draft);
    page.undoDraft();
    page.redoDraft();
    expect(page.readDraft()).toEqual(draft);
  });

  it("ignores steps without a draft", async () => {
    const steps = { version: 1, past: [draft], present: draft, future: [] };
    localStorage.setItem(stepsKey, JSON.stringify(steps));
    const page = await open();
    expect(page.readDraft()).toEqual(emptyDraft);
  });
});

describe("a draft that can be read only in part", () => {
  it("brings back the rest, names what was lost, and leaves the saved draft alone until something changes", async () => {
    const text = JSON.stringify({
      version: 1,
      draft: { ...emptyDraft, prompt: "A meadow", parameters: { seed: "7", n: 2 } },
    });
    localStorage.setItem(draftKey, text);
    const page = await open();
    expect(page.readDraft()).toEqual({
      ...emptyDraft,
      prompt: "A meadow",
      parameters: { n: 2 },
    });
    expect(useDraftNews.getState().lost).toEqual(["seed"]);
    expect(localStorage.getItem(draftKey)).toBe(text);
  });
});

describe("a page of its own", () => {
  it("has its own draft again after a reload, whatever another page has saved since", async () => {
    const before = await visit();
    const end = before.keepDraft(localStorage, sessionStorage);
    before.setPrompt("A meadow");
    localStorage.setItem(
      draftKey,
      JSON.stringify({ version: 1, draft: { ...emptyDraft, prompt: "A lake" } }),
    );
    end();
    const after = await visit();
    endings.push(after.keepDraft(localStorage, sessionStorage));
    expect(after.readDraft().prompt).toBe("A meadow");
    // A page that is opened anew begins with what was changed last.
    expect((await open()).readDraft().prompt).toBe("A lake");
  });

  it("learns of a draft that was changed in another page", async () => {
    await open();
    const other = document.createElement("iframe");
    document.body.append(other);
    other.contentWindow?.localStorage.setItem(draftKey, JSON.stringify({ version: 1 }));
    await expect.poll(() => useDraftNews.getState().isElsewhere).toBe(true);
    other.remove();
  });
});

describe("two pages of the studio", () => {
  it("do not change each other's drafts; the next page starts with the draft changed last", async () => {
    const one = await open();
    one.setPrompt("A meadow");
    const other = await open();
    expect(other.readDraft().prompt).toBe("A meadow");
    other.setPrompt("A lake");
    expect(one.readDraft().prompt).toBe("A meadow");
    one.endEdit();
    one.setPrompt("A meadow at noon");
    expect(other.readDraft().prompt).toBe("A lake");
    leave();
    one.end();
    other.end();

    const next = await open();
    expect(next.readDraft().prompt).toBe("A meadow at noon");
    // The steps are those of the page that was left last, and the draft is one more. Whether there is
    // another before them depends on when the first page had time to keep its own.
    const passed = [1, 2].map(() => {
      next.undoDraft();
      return next.readDraft().prompt;
    });
    expect(passed).toEqual(["A lake", "A meadow"]);
  });
});

describe("if the browser saves nothing", () => {
  it("goes on with the draft and says that it will not be saved", async () => {
    const own = Object.getOwnPropertyDescriptor(window, "localStorage");
    Object.defineProperty(window, "localStorage", {
      configurable: true,
      get: () => {
        throw new DOMException("blocked", "SecurityError");
      },
    });
    try {
      const page = await visit();
      endings.push(page.keepDraft(pageStorage("localStorage")));
      page.setPrompt("A meadow");
      leave();
      expect(page.readDraft().prompt).toBe("A meadow");
      expect(useDraftNews.getState().isUnkept).toBe(true);
    } finally {
      if (own) Object.defineProperty(window, "localStorage", own);
    }
  });
});

describe("if the browser has no room", () => {
  /** Fills what is left, to the last character. */
  function fill(): void {
    let length = 1_000_000;
    for (let piece = 0; length > 0; piece += 1) {
      try {
        localStorage.setItem(`${piece}`, "x".repeat(length));
      } catch {
        length = Math.floor(length / 2);
      }
    }
  }

  it("gives up the steps to save the draft, and goes on", async () => {
    const page = await open();
    page.setPrompt("A meadow");
    page.endEdit();
    page.setPrompt("A meadow at noon");
    leave();
    expect(kept(stepsKey).past).toHaveLength(2);
    fill();
    page.setPrompt(`A meadow at noon ${"and later ".repeat(20)}`);
    expect(localStorage.getItem(stepsKey)).toBeNull();
    // There is room for the next change where the steps were.
    page.setPrompt("A lake");
    page.undoDraft();
    expect(page.readDraft().prompt).toBe("A meadow");
    expect(kept(draftKey).draft.prompt).toBe("A meadow");
  });

  it("leaves out the oldest steps of long drafts, so that the latest stay", async () => {
    const page = await open();
    const long = (name: string) => `${name} ${"x".repeat(300_000)}`;
    for (const name of ["a", "b", "c", "d", "e", "f", "g", "h", "i"]) {
      page.endEdit();
      page.setPrompt(long(name));
    }
    leave();
    const { past, present } = kept(stepsKey);
    expect(present.prompt.at(0)).toBe("i");
    expect(past.map((draft: { prompt: string }) => draft.prompt.at(0))).toEqual([
      "d",
      "e",
      "f",
      "g",
      "h",
    ]);
    expect(localStorage.getItem(stepsKey)?.length).toBeLessThan(2_100_000);
  });
});
