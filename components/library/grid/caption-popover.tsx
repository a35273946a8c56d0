"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { LatePopover } from "@/components/ui/floating/late-popover";
import { Segmented } from "@/components/ui/segmented";
import { setGridSettings, useGridSettings } from "@/lib/client/library/grid-settings";
import { libraryMark } from "@/lib/client/library/undo";
import { captionContents } from "@/lib/core/library/caption";

interface CaptionPopoverProps {
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** What stands below the results; the grid behind it shows it at once. */
export default function CaptionPopover({ anchor, onClose }: CaptionPopoverProps) {
  const t = useTranslations("library.view");
  const caption = useGridSettings((settings) => settings.caption);
  return (
    <LatePopover
      {...libraryMark}
      anchor={anchor}
      label={t("captions")}
      onClose={onClose}
      className="p-3"
    >
      <Segmented
        label={t("captions")}
        value={caption}
        options={captionContents.map((value) => ({ value, label: t(`caption.${value}`) }))}
        onValue={(next) => setGridSettings({ caption: next })}
      />
    </LatePopover>
  );
}
