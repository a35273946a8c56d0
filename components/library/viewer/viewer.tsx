"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { type ReactNode, type RefObject, useState } from "react";
import { useFocusReturn } from "@/components/ui/focus/use-focus-return";
import { closeCloseUp } from "@/lib/client/address/viewed-image";
import { isTyping } from "@/lib/client/browser/is-typing";
import { focusInGrid } from "@/lib/client/library/grid-focus";
import { type Moves, useMoves } from "./use-moves";
import { useViewed } from "./use-viewed";
import { useViewerKeys, viewerMark } from "./use-viewer-keys";
import { type RunActions, ViewedImage } from "./viewed-image";
import { ViewerHeader } from "./viewer-header";

interface ViewerProps {
  assetId: string;
  /** Other actions on a run. */
  actionsOf: RunActions;
  /** Notices, shown over the viewer. */
  notices: ReactNode;
}

/** One image as large as the window, in a list or not, with everything known about it. */
export function Viewer({ assetId, actionsOf, notices }: ViewerProps) {
  const t = useTranslations("viewer");
  const returnFocus = useFocusReturn();
  const [openedWith] = useState(assetId);
  const moves = useMoves();
  const { asset, generation, inputs, goneCount, error } = useViewed(assetId);
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && closeCloseUp()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-ground/90" />
        <Dialog.Content
          {...viewerMark}
          data-modal
          aria-describedby={undefined}
          // Focus the dialog, not its first button, whose tooltip would cover the picture.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.target instanceof HTMLElement) event.target.focus();
          }}
          onCloseAutoFocus={(event) => {
            returnFocus(event);
            const place = document.activeElement;
            const isInLibrary = place === document.body || place?.closest("[data-undo=library]");
            // To the tile of the image that was viewed last.
            if (isInLibrary && (place === document.body || assetId !== openedWith)) {
              focusInGrid(assetId);
            }
          }}
          // In a field, Escape belongs to the field.
          onEscapeKeyDown={(event) => {
            if (isTyping(document.activeElement)) event.preventDefault();
          }}
          className="fixed inset-3 z-40 flex flex-col overflow-hidden rounded-lg border border-line bg-panel shadow-float outline-none max-[900px]:inset-0 max-[900px]:rounded-none"
        >
          {asset ? (
            <ViewedImage
              asset={asset}
              generation={generation}
              inputs={inputs}
              goneCount={goneCount}
              actionsOf={actionsOf}
              moves={moves}
            />
          ) : (
            <>
              <WaitingKeys moves={moves} />
              <ViewerHeader title={t(error ? "unknown" : "loading")} />
              <div className="stage-ground grid flex-1 place-items-center p-6">
                {error && (
                  <p role="alert" className="text-soft">
                    {t(error.message === "offline" ? "unloadable" : "unknownHint")}
                  </p>
                )}
              </div>
            </>
          )}
          {notices}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** While an image loads, keys are meant for it. */
function WaitingKeys({ moves }: { moves: RefObject<Moves> }) {
  useViewerKeys({
    onCommand: (command, isRepeat) => {
      if (moves.current.isMoving && !isRepeat) moves.current.waiting.push(command);
    },
    onRelease: () => undefined,
  });
  return null;
}
