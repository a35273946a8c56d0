"use client";

import { useEffect } from "react";
import { holdPicture } from "./bitmap-store";

/** Decodes pictures in advance that the user will probably look at next. */
export function usePreloadedPictures(urls: string[]): void {
  const key = urls.join();
  useEffect(() => {
    const wanted = key === "" ? [] : key.split(",");
    const held = wanted.map((url) => holdPicture({ url, isHalved: false }));
    // A failure here is reported when the user looks at the picture.
    for (const { coming } of held) coming.catch(() => undefined);
    return () => {
      for (const { letGo } of held) letGo();
    };
  }, [key]);
}
