"use client";

import dynamic from "next/dynamic";

// Loaded on demand because it brings the graph layout.
export const LibraryLineage = dynamic(
  () => import("./lineage/lineage-view").then(({ LineageView }) => LineageView),
  { ssr: false },
);
