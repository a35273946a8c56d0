import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Box } from "@/lib/core/box/box";
import { type Draft, emptyDraft } from "@/lib/core/generation/draft/draft";
import { catalog, modelOf } from "@/lib/core/models/catalog";
import { visit } from "../../support/visits";

const [sky, sea] = [
  "018f0000-0000-7000-8000-000000000001",
  "018f0000-0000-7000-8000-000000000002",
] as const;
const box = (x: number): Box => [x, 0, x + 50, 40];

type Store = Awaited<ReturnType<typeof visit>>;

/** Takes steps back until there are no more; the drafts that were passed, the oldest last. */
function undoAll({ undoDraft, readDraft }: Store): Draft[] {
  const passed: Draft[] = [];
  for (let before = readDraft(); ; before = readDraft()) {
    undoDraft();
    if (readDraft() === before) return passed;
    passed.push(readDraft());
  }
}

describe("one gesture is one step", () => {
  it("undoes typing in one field at once, and later typing separately", async () => {
    const store = await visit();
    for (const text of ["A", "A m", "A meadow"]) store.setPrompt(text);
    store.endEdit();
    for (const text of ["A meadow a", "A meadow at noon"]) store.setPrompt(text);
    expect(undoAll(store).map(({ prompt }) => prompt)).toEqual(["A meadow", ""]);
  });

  it("starts a step with each other field", async () => {
    const store = await visit();
    store.setPrompt("A meadow");
    store.setNegativePrompt("peo");
    store.setNegativePrompt("people");
    store.setPrompt("A meadow at noon");
    expect(undoAll(store).map(({ prompt, negativePrompt }) => [prompt, negativePrompt])).toEqual([
      ["A meadow", "people"],
      ["A meadow", undefined],
      ["", undefined],
    ]);
  });

  it.each([
    ["seed", [4, 42]],
    ["size", ["10*10", "1024*1024"]],
  ] as const)("undoes the digits of %s at once", async (name, [first, second]) => {
    const store = await visit();
    store.setParameter(name, first);
    store.setParameter(name, second);
    expect(store.readDraft().parameters[name]).toBe(second);
    expect(undoAll(store)).toEqual([emptyDraft]);
  });

  it("undoes the digits of the number of images at once", async () => {
    const store = await visit();
    const model = modelOf(catalog, emptyDraft.model);
    store.setCount(2, model);
    store.setCount(4, model);
    expect(store.readDraft().parameters.n).toBe(4);
    expect(undoAll(store)).toEqual([emptyDraft]);
  });

  it("undoes each press of a switch separately", async () => {
    const store = await visit();
    store.setParameter("watermark", true);
    store.setParameter("watermark", false);
    expect(undoAll(store).map(({ parameters }) => parameters.watermark)).toEqual([true, undefined]);
  });

  it("undoes everything under one tag at once, such as moving a border by keys", async () => {
    const store = await visit();
    const palette = (ratio: number) => [
      { hex: "#000000", ratio },
      { hex: "#FFFFFF", ratio: 10_000 - ratio },
    ];
    for (const ratio of [4_000, 4_010, 4_020]) {
      store.setParameter("palette", palette(ratio), "palette border 0");
    }
    store.setParameter("palette", palette(5_000), "palette border 1");
    expect(undoAll(store).map(({ parameters }) => parameters.palette?.[0]?.ratio)).toEqual([
      4_020,
      undefined,
    ]);
  });

  it("undoes boxes as they were drawn: those under one tag at once, others one by one", async () => {
    const store = await visit();
    store.insertInputs([sky], 0);
    store.setBoxes(0, [box(1)]);
    for (const x of [2, 3, 4]) store.setBoxes(0, [box(x)], "nudge A");
    store.setBoxes(0, [box(4), box(90)]);
    expect(undoAll(store).map(({ inputs }) => inputs[0]?.boxes)).toEqual([
      [box(4)],
      [box(1)],
      [],
      undefined,
    ]);
  });

  it("makes no step of a change that changes nothing", async () => {
    const store = await visit();
    store.insertInputs([sky], 0);
    store.moveInput(0, 1);
    store.replaceInput(3, { assetId: sea, before: undefined, width: 5, height: 5 });
    expect(undoAll(store)).toEqual([emptyDraft]);
  });
});

describe("undone steps", () => {
  it("can be redone exactly, until something else is done", async () => {
    const store = await visit();
    store.insertInputs([sky], 0);
    store.insertInputs([sea], 0);
    store.setPrompt("Image 2 at noon");
    store.removeInput(0);
    const last = store.readDraft();
    expect(last).toMatchObject({ inputs: [{ assetId: sky }] });
    for (let step = 0; step < 4; step += 1) store.undoDraft();
    expect(store.readDraft()).toEqual(emptyDraft);
    for (let step = 0; step < 4; step += 1) store.redoDraft();
    expect(store.readDraft()).toBe(last);
    store.redoDraft();
    expect(store.readDraft()).toBe(last);
    store.undoDraft();
    store.setModel("wan2.5-i2i-preview");
    const other = store.readDraft();
    store.redoDraft();
    expect(store.readDraft()).toBe(other);
  });

  it("lead back through every earlier draft, whatever was done", async () => {
    const done = fc.constantFrom(
      "prompt",
      "prompt",
      "field",
      "model",
      "image",
      "box",
      "undo",
      "redo",
    );
    // That the interesting cases are among them is counted.
    let takenBack = 0;
    let forward = 0;
    const store = await visit();
    fc.assert(
      fc.property(fc.array(done, { minLength: 12, maxLength: 40 }), (sequence) => {
        undoAll(store);
        const first = store.readDraft();
        const start = { ...emptyDraft };
        store.replaceDraft(start);
        // What one would see who looked at the draft after each gesture: the way here, and onward.
        const way: Draft[] = [first, start];
        let place = 1;
        let isTyping = false;
        for (const [index, name] of sequence.entries()) {
          const before = store.readDraft();
          if (name === "prompt") store.setPrompt(`words ${index}`);
          else if (name === "field") store.endEdit();
          else if (name === "model") store.setModel(`model ${index}`);
          else if (name === "image") store.insertInputs([sky], 0);
          else if (name === "box") store.setBoxes(0, [box(index)]);
          else if (name === "undo") {
            store.undoDraft();
            if (place > 0) takenBack += 1;
            place = Math.max(0, place - 1);
          } else {
            store.redoDraft();
            if (place < way.length - 1) forward += 1;
            place = Math.min(way.length - 1, place + 1);
          }
          const after = store.readDraft();
          if (name === "undo" || name === "redo") expect(after).toBe(way[place]);
          else if (after !== before) {
            const goesOn = name === "prompt" && isTyping;
            if (!goesOn) place += 1;
            way.splice(place, way.length, after);
          }
          // What does nothing does not end the typing.
          isTyping = name === "prompt" || (isTyping && after === before && name !== "field");
        }
        for (; place > 0; place -= 1) {
          expect(store.readDraft()).toBe(way[place]);
          store.undoDraft();
        }
        expect(store.readDraft()).toBe(first);
      }),
      { numRuns: 300 },
    );
    expect(takenBack).toBeGreaterThan(100);
    expect(forward).toBeGreaterThan(20);
  });
});

describe("the undo that a change offers", () => {
  it("takes the step itself back if nothing else was done, so that no trace is left", async () => {
    const store = await visit();
    store.setPrompt("A meadow");
    const before = store.readDraft();
    const back = store.changeDraft((draft) => ({ ...draft, prompt: "A lake" }));
    back();
    expect(store.readDraft()).toBe(before);
    expect(undoAll(store)).toEqual([emptyDraft]);
  });

  it("later takes back that change and nothing since, as a step that can itself be undone", async () => {
    const store = await visit();
    store.setPrompt("A meadow");
    const before = store.readDraft();
    const back = store.changeDraft((draft) => ({ ...draft, prompt: "A lake" }));
    store.setModel("wan2.5-i2i-preview");
    const later = store.readDraft();
    back();
    expect(store.readDraft()).toEqual({ ...later, prompt: before.prompt });
    store.undoDraft();
    expect(store.readDraft()).toBe(later);
  });

  it("leaves earlier steps alone if the change changed nothing", async () => {
    const store = await visit();
    store.setPrompt("A meadow");
    const before = store.readDraft();
    store.changeDraft((draft) => draft)();
    expect(store.readDraft()).toBe(before);
  });
});
