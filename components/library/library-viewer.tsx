"use client";

import dynamic from "next/dynamic";

// Nobody looks closely at a picture in the first second.
export const LibraryViewer = dynamic(() => import("./viewer/viewer").then(({ Viewer }) => Viewer), {
  ssr: false,
});
