"use client";

import { PaletteVerdict } from "@/components/outcome/palette-verdict";
import { StatusLine } from "@/components/ui/status-line";
import { usePictureColours } from "@/lib/client/palette/use-picture-colours";
import type { Asset } from "@/lib/core/api/asset";
import type { Palette } from "@/lib/core/palette/palette";

/** Whether the result on the stage keeps to the palette of its run. */
export default function StageVerdict({ image, palette }: { image: Asset; palette: Palette }) {
  const { id, name, urls } = image;
  const { colours, isBefore } = usePictureColours(
    { key: id, name, source: urls.preview },
    palette.length,
  );
  // The colours of the image before stay until those of this one are found.
  const found = isBefore ? undefined : colours;
  return <StatusLine words={found && <PaletteVerdict asked={palette} got={found.palette} />} />;
}
