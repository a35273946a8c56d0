import { describe, expect, it } from "vitest";
import type { LineageRun } from "@/lib/core/api/lineage";
import { chainBefore } from "@/lib/core/library/chain";
import { anAsset } from "../../../support/asset";

const upload = anAsset({ id: "upload" });
const clock = anAsset({ id: "clock" });
const first = anAsset({ id: "first", kind: "output" });
const second = anAsset({ id: "second", kind: "output" });
const third = anAsset({ id: "third", kind: "output" });

const aRun = (inputIds: string[], outputId: string): LineageRun => ({
  id: outputId,
  status: "succeeded",
  model: "wan2.7-image-pro",
  prompt: "",
  createdAt: "2026-11-20T00:00:00.000Z",
  inputIds,
  outputIds: [outputId],
  siblings: 0,
});

const idsBefore = (assetId: string, generations: LineageRun[], assets = all) =>
  chainBefore({ assets, generations }, assetId).map(({ id }) => id);
const all = [upload, clock, first, second, third];

describe("the chain of an image", () => {
  it("leads from the upload over every round of editing", () => {
    const runs = [aRun(["second"], "third"), aRun(["first"], "second"), aRun(["upload"], "first")];
    expect(idsBefore("third", runs)).toEqual(["upload", "first", "second"]);
    expect(idsBefore("upload", runs)).toEqual([]);
  });

  it("follows the edited image, not one that was only added to it", () => {
    const runs = [aRun(["first", "clock"], "second"), aRun(["clock", "upload"], "first")];
    expect(idsBefore("second", runs)).toEqual(["upload", "first"]);
  });

  it("ends where an image is gone", () => {
    const gone = anAsset({ ...first, purgedAt: "2026-11-21T00:00:00.000Z" });
    const runs = [aRun(["second"], "third"), aRun(["first"], "second"), aRun(["upload"], "first")];
    expect(idsBefore("third", runs, [upload, gone, second, third])).toEqual(["second"]);
    expect(idsBefore("third", runs, [upload, second, third])).toEqual(["second"]);
  });
});
