import type { Asset } from "@/lib/core/api/asset";

/** An untouched upload; a test overrides what it cares about. */
export function anAsset(facts: Partial<Asset> = {}): Asset {
  return {
    id: "0198c0de-0000-7000-8000-000000000000",
    revision: 1,
    kind: "upload",
    width: 10,
    height: 10,
    mime: "image/png",
    bytes: 1,
    sha256: "0".repeat(64),
    name: "picture.png",
    createdAt: "2026-11-20T00:00:00.000Z",
    thumbhash: "",
    orientation: 1,
    hasAlpha: false,
    frames: 1,
    isIrregular: false,
    orderKey: 1,
    rating: 0,
    starred: false,
    note: "",
    tags: [],
    boardIds: [],
    urls: { original: "/o", preview: "/p", thumb: "/t", tiles: "/k" },
    ...facts,
  };
}
