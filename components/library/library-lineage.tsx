"use client";

import dynamic from "next/dynamic";

// It brings what lays a graph out.
export const LibraryLineage = dynamic(
  () => import("./lineage/lineage-view").then(({ LineageView }) => LineageView),
  { ssr: false },
);
