import { QueryClient } from "@tanstack/react-query";
import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";
import { readDraft, replaceDraft, setBoxes, undoDraft } from "@/lib/client/draft/draft-store";
import { moveInputTo, putInput, takeOutInput } from "@/lib/client/draft/inputs";
import { readSelectedInput, selectInput } from "@/lib/client/draft/selected-input";
import { assetQuery } from "@/lib/client/queries/assets";
import { addKeptInOrder, replaceWith } from "@/lib/client/uploads/join-inputs";
import {
  addUploads,
  changeUpload,
  dismissUpload,
  readUploads,
  type Upload,
  type UploadTarget,
} from "@/lib/client/uploads/upload-store";
import type { Box } from "@/lib/core/box/box";
import { emptyDraft } from "@/lib/core/generation/draft/draft";
import { anAsset } from "../../support/asset";

const imageId = (place: number) => `018f0000-0000-7000-8000-${String(place).padStart(12, "0")}`;
const inputs = () => readDraft().inputs.map(({ assetId }) => Number(assetId.slice(-12)));

beforeEach(begin);
function begin(): void {
  replaceDraft(emptyDraft);
  selectInput(0);
  for (const { id } of readUploads()) dismissUpload(id);
}

const upload = (id: number, target: UploadTarget = { kind: "end" }): Upload => ({
  id,
  name: `${id}.png`,
  source: { kind: "link", url: `https://images.example/${id}.png` },
  target,
  isAtField: false,
  progress: undefined,
  state: { kind: "sending", controller: new AbortController() },
});

/** An upload is through, as the server has answered. */
function arrive(id: number): void {
  changeUpload(id, { state: { kind: "kept", asset: anAsset({ id: imageId(id) }) } });
  addKeptInOrder();
}
function refuse(id: number): void {
  changeUpload(id, { state: { kind: "refused", error: { code: "internal", params: {} } } });
  addKeptInOrder();
}

/** Uploads in the order in which they were given, and the order in which they come through. */
const arrivals = fc.integer({ min: 1, max: 7 }).chain((count) =>
  fc.record({
    order: fc.shuffledSubarray(
      Array.from({ length: count }, (_, place) => place + 1),
      { minLength: count },
    ),
    refused: fc.uniqueArray(fc.integer({ min: 1, max: count })),
  }),
);

it("adds images in the order in which they were given, whichever arrives first", () => {
  let overtaken = 0;
  fc.assert(
    fc.property(arrivals, ({ order, refused }) => {
      begin();
      const given = order.toSorted((one, two) => one - two);
      addUploads(given.map((id) => upload(id)));
      for (const [turn, id] of order.entries()) {
        if (refused.includes(id)) refuse(id);
        else arrive(id);
        // Those before the first that is still on its way are in; nobody waits for what was refused.
        const done = order.slice(0, turn + 1);
        const firstMissing = given.find((one) => !done.includes(one)) ?? given.length + 1;
        const joined = given.filter((one) => one < firstMissing && !refused.includes(one));
        expect(inputs()).toEqual(joined);
        if (joined.length < done.filter((one) => !refused.includes(one)).length) overtaken += 1;
      }
      expect(readUploads().map((one) => one.id)).toEqual(
        given.filter((id) => refused.includes(id)),
      );
    }),
  );
  expect(overtaken).toBeGreaterThan(20);
});

it("puts images dropped between others there, in the order in which they were given", () => {
  fc.assert(
    fc.property(arrivals, ({ order }) => {
      begin();
      for (const known of [901, 902]) putInput(imageId(known));
      const given = order.toSorted((one, two) => one - two);
      addUploads(given.map((id) => upload(id, { kind: "place", place: 1 })));
      for (const id of order) arrive(id);
      expect(inputs()).toEqual([901, ...given, 902]);
      expect(readUploads()).toEqual([]);
    }),
  );
});

it("keeps images dropped in two places apart, whichever arrives first", () => {
  for (const order of [
    [1, 2, 3, 4],
    [4, 3, 2, 1],
    [3, 1, 4, 2],
    [2, 4, 1, 3],
  ]) {
    begin();
    for (const known of [901, 902]) putInput(imageId(known));
    addUploads([1, 2].map((id) => upload(id, { kind: "place", place: 1 })));
    addUploads([3, 4].map((id) => upload(id, { kind: "place", place: 0 })));
    for (const id of order) arrive(id);
    expect(inputs()).toEqual([3, 4, 901, 1, 2, 902]);
  }
});

it("keeps the same image on the stage, whatever is added before it", () => {
  putInput(imageId(901));
  putInput(imageId(902));
  selectInput(1);
  addUploads([upload(1, { kind: "place", place: 0 }), upload(2)]);
  arrive(2);
  arrive(1);
  expect(inputs()).toEqual([1, 901, 902, 2]);
  expect(readSelectedInput()).toBe(2);
  takeOutInput(0);
  expect(readSelectedInput()).toBe(1);
  moveInputTo(1, 2);
  expect(inputs()).toEqual([901, 2, 902]);
  expect(readSelectedInput()).toBe(2);
  takeOutInput(2);
  expect(readSelectedInput()).toBe(1);
});

it("does not wait for an image that replaces another", () => {
  putInput(imageId(901));
  addUploads([upload(1, { kind: "replace", place: 0, assetId: imageId(901) }), upload(2)]);
  arrive(2);
  expect(inputs()).toEqual([901, 2]);
});

it("replaces the intended image, wherever it is by then, with the boxes that fit", () => {
  const client = new QueryClient();
  const small = anAsset({ id: imageId(7), width: 100, height: 60 });
  const meant = anAsset({ id: imageId(901), width: 100, height: 100 });
  client.setQueryData(assetQuery(meant.id).queryKey, meant);
  const boxes: Box[] = [
    [0, 0, 5, 5],
    [80, 80, 100, 100],
  ];
  putInput(meant.id);
  setBoxes(0, boxes);
  const replacing = upload(7, { kind: "replace", place: 0, assetId: meant.id });
  addUploads([replacing]);
  // Meanwhile another image has come before it.
  putInput(imageId(902), 0);
  replaceWith(client, replacing, small);
  expect(readDraft().inputs).toEqual([
    { assetId: imageId(902), boxes: [] },
    { assetId: small.id, boxes: [[0, 0, 5, 5]] },
  ]);
  expect(readUploads()).toEqual([
    { ...replacing, state: { kind: "boxesLost", count: 1, assetId: small.id } },
  ]);
  undoDraft();
  expect(readDraft().inputs[1]).toEqual({ assetId: meant.id, boxes });
});

it("says nothing if every box fits, and changes nothing if the image is gone", () => {
  const client = new QueryClient();
  const image = anAsset({ id: imageId(7), width: 100, height: 100 });
  client.setQueryData(assetQuery(imageId(901)).queryKey, anAsset({ width: 100, height: 100 }));
  putInput(imageId(901));
  setBoxes(0, [[0, 0, 5, 5]]);
  const replacing = upload(7, { kind: "replace", place: 0, assetId: imageId(901) });
  addUploads([replacing]);
  replaceWith(client, replacing, image);
  expect(readDraft().inputs).toEqual([{ assetId: image.id, boxes: [[0, 0, 5, 5]] }]);
  expect(readUploads()).toEqual([]);

  const late = upload(8, { kind: "replace", place: 0, assetId: imageId(901) });
  addUploads([late]);
  const before = readDraft();
  replaceWith(client, late, anAsset({ id: imageId(8) }));
  expect(readDraft()).toBe(before);
  expect(readUploads()).toEqual([]);
});
