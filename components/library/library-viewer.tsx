"use client";

import dynamic from "next/dynamic";

// Nobody opens the viewer in the first second.
export const LibraryViewer = dynamic(() => import("./viewer/viewer").then(({ Viewer }) => Viewer), {
  ssr: false,
});
