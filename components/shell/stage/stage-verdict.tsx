"use client";

import { PaletteVerdict } from "@/components/outcome/palette-verdict";
import { usePictureColours } from "@/lib/client/palette/use-picture-colours";
import type { Asset } from "@/lib/core/api/asset";
import type { Palette } from "@/lib/core/palette/palette";

/** Whether the result on the stage keeps to the palette of its run. */
export default function StageVerdict({ image, palette }: { image: Asset; palette: Palette }) {
  const { id, name, urls } = image;
  const { colours, isLooking } = usePictureColours(
    { key: id, name, source: urls.preview },
    palette.length,
  );
  // The colours of the image before stay until those of this one are found.
  if (!colours || isLooking) return null;
  return <PaletteVerdict asked={palette} got={colours.palette} />;
}
