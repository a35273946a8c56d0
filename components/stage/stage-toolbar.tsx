"use client";

import {
  BoxSelect,
  Focus,
  Hand,
  Magnet,
  Maximize,
  Minus,
  MousePointer2,
  Plus,
  RotateCwSquare,
  SquarePlus,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";
import { IconButton } from "@/components/ui/icon-button";
import { Tip } from "@/components/ui/tip";
import { toggleSnapping, useStageSettings } from "@/lib/client/stage/stage-settings";
import type { Tool } from "@/lib/core/stage/gesture-state";
import type { BoxEditor } from "./use-box-editor";
import type { StageView } from "./use-stage-view";

const tools: { tool: Tool; Icon: typeof Hand; key: string }[] = [
  { tool: "select", Icon: MousePointer2, key: "V" },
  { tool: "box", Icon: BoxSelect, key: "B" },
  { tool: "pan", Icon: Hand, key: "H" },
];

interface StageToolbarProps {
  editor: BoxEditor;
  view: StageView;
  /** Whether the model takes boxes. */
  hasBoxes: boolean;
  isReshaping: boolean;
  /** Turns the picture to the right by a quarter. */
  onTurn: () => void;
  /** What else the stage can show. */
  looks?: ReactNode;
}

/** Tools and zoom, floating above the picture. */
export function StageToolbar(props: StageToolbarProps) {
  const { editor, view, hasBoxes, isReshaping, onTurn, looks } = props;
  const t = useTranslations("stage");
  const isSnapping = useStageSettings((settings) => settings.isSnapping);
  const percent = Math.round(view.viewport.scale * 100);
  return (
    <div
      role="toolbar"
      aria-label={t("tools")}
      className="pointer-events-auto flex flex-wrap items-center justify-center gap-0.5 rounded-lg border border-line bg-panel p-1 shadow-float max-[640px]:gap-0"
    >
      {tools
        .filter(({ tool }) => hasBoxes || tool !== "box")
        .map(({ tool, Icon, key }) => (
          <Tip key={tool} text={t("withKey", { name: t(`tool.${tool}`), key })}>
            <button
              type="button"
              aria-pressed={editor.tool === tool}
              onClick={() => editor.chooseTool(tool)}
              className={classes(
                "flex h-8 items-center gap-1.5 rounded-md px-2 text-soft hover:text-text",
                editor.tool === tool &&
                  "bg-accent-soft text-text inset-ring inset-ring-accent-line",
              )}
            >
              <Icon aria-hidden className="size-4" />
              <span className="max-[1150px]:sr-only">{t(`tool.${tool}`)}</span>
            </button>
          </Tip>
        ))}
      {hasBoxes && (
        <>
          <IconButton label={t("addBox")} onClick={editor.addBox}>
            <SquarePlus aria-hidden className="size-4" />
          </IconButton>
          <IconButton label={t("snapping")} pressed={isSnapping} onClick={toggleSnapping}>
            <Magnet aria-hidden className="size-4" />
          </IconButton>
        </>
      )}
      <IconButton label={t("turn")} isBusy={isReshaping} onClick={onTurn}>
        <RotateCwSquare aria-hidden className="size-4" />
      </IconButton>
      <hr className="mx-1 h-4.5 w-px border-0 bg-line" />
      <IconButton label={t("zoomOut")} onClick={view.zoomOut}>
        <Minus aria-hidden className="size-4" />
      </IconButton>
      <Tip text={t("actualSize")}>
        <button
          type="button"
          aria-label={t("zoomLevel", { percent })}
          onClick={view.zoomToActual}
          className="h-8 w-14 rounded-md text-soft hover:bg-sunk hover:text-text"
        >
          {percent} %
        </button>
      </Tip>
      <IconButton label={t("zoomIn")} onClick={view.zoomIn}>
        <Plus aria-hidden className="size-4" />
      </IconButton>
      <IconButton label={t("fit")} onClick={view.zoomToFit}>
        <Maximize aria-hidden className="size-4" />
      </IconButton>
      {hasBoxes && (
        <IconButton
          label={t("zoomToBox")}
          disabled={!editor.selectedBox}
          onClick={editor.zoomToBox}
        >
          <Focus aria-hidden className="size-4" />
        </IconButton>
      )}
      {looks && (
        <span className="flex items-center">
          <hr className="mx-1 h-4.5 w-px border-0 bg-line" />
          {looks}
        </span>
      )}
    </div>
  );
}
