"use client";

import { NamedList } from "@/components/ui/named-list";
import { useNamedList } from "@/lib/client/palette/use-named-list";
import { useSavedPalettes } from "@/lib/client/palette/use-saved-palettes";
import { withoutLocks } from "@/lib/core/palette/palette";
import { PaletteStrip } from "../palette-strip";
import type { ToolProps } from "./tool-props";

/** Palettes saved by name on the server. */
export function SavedTab({ palette, onPalette, max }: ToolProps) {
  const { save, list } = useNamedList("palette");
  const palettes = useSavedPalettes(max);
  const keep = (name: string) => {
    const content = { kind: "palette" as const, palette: withoutLocks(palette) };
    return save.mutateAsync({ name, content });
  };
  return (
    <NamedList
      {...list}
      items={palettes?.map(({ id, name, palette: kept }) => ({
        id,
        name,
        preview: <PaletteStrip palette={kept} className="h-6" />,
      }))}
      onKeep={palette.length > 0 ? keep : undefined}
      onApply={(id) => {
        const chosen = palettes?.find((one) => one.id === id);
        if (chosen) onPalette(chosen.palette);
      }}
    />
  );
}
