"use client";

import { useTranslations } from "next-intl";
import { Tabs } from "radix-ui";
import type { ReactNode } from "react";
import { Dialog } from "@/components/ui/dialog";
import { type PaletteTool, paletteTools } from "@/lib/client/draft/compose-tools";
import { PaletteStrip } from "../palette-strip";
import { CheckTab } from "./check-tab";
import { FilesTab } from "./files-tab";
import { HarmonyTab } from "./harmony-tab";
import { type PickedImage, PictureTab } from "./picture-tab";
import { SavedTab } from "./saved-tab";
import type { ToolProps } from "./tool-props";

interface PaletteToolsProps extends ToolProps {
  /** The open tool. */
  tool: PaletteTool;
  onTool: (tool: PaletteTool | undefined) => void;
  sources: PickedImage[];
  /** How many colours a model works best with. */
  recommended: number;
}

/** The palette tools, one at a time, with the palette always visible. */
export default function PaletteTools({
  tool,
  onTool,
  sources,
  recommended,
  ...props
}: PaletteToolsProps) {
  const t = useTranslations("palette.tools");
  const panels = {
    picture: <PictureTab {...props} sources={sources} recommended={recommended} />,
    harmony: <HarmonyTab {...props} />,
    saved: <SavedTab {...props} />,
    files: <FilesTab {...props} />,
    check: <CheckTab palette={props.palette} />,
  } satisfies Record<PaletteTool, ReactNode>;

  return (
    <Dialog title={t("title")} onClose={() => onTool(undefined)} className="w-2xl">
      {props.palette.length > 0 ? (
        <PaletteStrip palette={props.palette} className="h-8" />
      ) : (
        <p className="grid h-8 place-items-center rounded-md border border-dashed border-line text-xs text-faint">
          {t("noneYet")}
        </p>
      )}
      <Tabs.Root
        value={tool}
        onValueChange={(next) => onTool(paletteTools.find((known) => known === next))}
        className="flex flex-col"
      >
        <Tabs.List aria-label={t("title")} className="-ml-1 flex flex-wrap gap-1">
          {paletteTools.map((known) => (
            <Tabs.Trigger
              key={known}
              value={known}
              className="h-8 rounded-md px-2.5 text-xs text-soft hover:text-text data-[state=active]:bg-sunk data-[state=active]:font-semibold data-[state=active]:text-text"
            >
              {t(`tab.${known}`)}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {/* A fixed height keeps the window in place when the user changes tools. */}
        <Tabs.Content
          value={tool}
          className="-mx-1 mt-2 h-112 max-h-[calc(100vh-200px)] overflow-y-auto px-1 pt-1 outline-none [scrollbar-width:thin]"
        >
          {panels[tool]}
        </Tabs.Content>
      </Tabs.Root>
    </Dialog>
  );
}
