"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type CSSProperties, useEffect, useState } from "react";
import { ComposePanel } from "@/components/compose/compose-panel";
import type { ColourSlot } from "@/components/library/finding/colour-filter";
import { LibraryLineage } from "@/components/library/library-lineage";
import { LibraryViewer } from "@/components/library/library-viewer";
import { PortabilityLayer } from "@/components/library/portability/portability-layer";
import { Tray } from "@/components/tray/tray";
import { classes } from "@/components/ui/classes";
import { takeLostFocus } from "@/components/ui/focus/take-lost-focus";
import { PaneEdge } from "@/components/ui/pane-edge";
import { useLastViews, useView } from "@/lib/client/address/view";
import { useLineageShown, useViewedImage } from "@/lib/client/address/viewed-image";
import { pageStorage } from "@/lib/client/browser/page-storage";
import { keepDraft } from "@/lib/client/draft/draft-store";
import { keepGridSettings } from "@/lib/client/library/grid-settings";
import { libraryMark, useUndoShortcuts } from "@/lib/client/library/undo";
import { useLiveEvents } from "@/lib/client/live/live-events";
import { useModels } from "@/lib/client/queries/service";
import { keepLongRunSettings } from "@/lib/client/run/long-run-settings";
import { keepResultsBoard } from "@/lib/client/run/results-board";
import { keepPanes, paneLimits, setPanes, usePanes } from "@/lib/client/shell/panes";
import { keepStageViews } from "@/lib/client/stage/stage-views";
import type { Generation } from "@/lib/core/api/generation";
import { DraftPalette } from "./draft-palette";
import { DropTarget } from "./drop-target";
import { Header } from "./header";
import { HelpLayer } from "./help-layer";
import { Notices, SpokenNotices } from "./notices";
import { DraftRequestButton, PastRequestButton } from "./request-button";
import { StageArea } from "./stage/stage-area";

// The form need not wait for it.
const LibraryPanel = dynamic(
  () => import("@/components/library/library-panel").then(({ LibraryPanel }) => LibraryPanel),
  { ssr: false },
);
// Loads with the first comparison.
const CompareView = dynamic(
  () => import("@/components/comparison/compare-view").then(({ CompareView }) => CompareView),
  { ssr: false },
);

interface StudioProps {
  /** Whether a password is set, so that users can sign out. */
  hasPassword: boolean;
}

/** The one screen: compose, stage, library, and the tray below. */
export function StudioShell({ hasPassword }: StudioProps) {
  const t = useTranslations("shell");
  const panes = usePanes();
  const view = useView();
  const viewed = useViewedImage();
  const lineageOf = useLineageShown();
  useLiveEvents();
  useUndoShortcuts();
  useLastViews();
  const model = useModels()[0].id;
  const [isRestored, setRestored] = useState(false);
  useEffect(() => {
    const local = pageStorage("localStorage");
    const endings = [
      keepDraft(local, pageStorage("sessionStorage"), model),
      keepPanes(local),
      keepStageViews(pageStorage("sessionStorage")),
      keepGridSettings(local),
      keepResultsBoard(local),
      keepLongRunSettings(local),
    ];
    setRestored(true);
    return () => {
      for (const end of endings) end();
    };
  }, [model]);

  const widths: CSSProperties & Record<`--${string}`, string> = {
    "--compose": panes.isComposeOpen ? `${panes.composeWidth}px` : "0px",
    "--library": panes.isLibraryOpen ? `${panes.libraryWidth}px` : "0px",
    "--shelf": panes.isLibraryOpen ? "280px" : "0px",
  };

  return (
    // Shown once the last visit's draft and panes are restored, so that nothing jumps.
    <div style={widths} className={classes("studio-grid", !isRestored && "invisible")}>
      <Header hasPassword={hasPassword} />
      {view === "library" && (
        <main
          {...libraryMark}
          aria-label={t("view.library")}
          className="relative min-h-0 min-w-0 bg-panel [grid-column:1/-1] [grid-row:2/-2]"
        >
          <LibraryPanel isBeside={false} colourSlot={colourSlot} />
        </main>
      )}
      {view === "compare" && (
        <main
          ref={takeLostFocus}
          tabIndex={-1}
          aria-label={t("view.compare")}
          className="relative outline-none min-h-0 min-w-0 [grid-column:1/-1] [grid-row:2/-2]"
        >
          <CompareView />
        </main>
      )}
      {view === "compose" && panes.isComposeOpen && (
        <section
          aria-label={t("composePane")}
          className="relative min-h-0 border-r border-line bg-panel [grid-area:compose]"
        >
          <ComposePanel palette={<DraftPalette />} actions={<DraftRequestButton />} />
          <PaneEdge
            label={t("composeEdge")}
            pane="left"
            width={panes.composeWidth}
            {...paneLimits}
            onWidth={(composeWidth) => setPanes({ composeWidth })}
          />
        </section>
      )}
      {view === "compose" && (
        <main aria-label={t("stagePane")} className="relative min-h-0 min-w-0 [grid-area:stage]">
          <StageArea />
        </main>
      )}
      {view === "compose" && panes.isLibraryOpen && (
        <section
          {...libraryMark}
          aria-label={t("libraryPane")}
          className="relative min-h-0 min-w-0 border-l border-line bg-panel [grid-area:library] max-[1000px]:border-t max-[1000px]:border-l-0"
        >
          <div className="max-[1000px]:hidden">
            <PaneEdge
              label={t("libraryEdge")}
              pane="right"
              width={panes.libraryWidth}
              {...paneLimits}
              onWidth={(libraryWidth) => setPanes({ libraryWidth })}
            />
          </div>
          <LibraryPanel isBeside colourSlot={colourSlot} />
        </section>
      )}
      <Tray />
      <DropTarget />
      <HelpLayer />
      <PortabilityLayer />
      <SpokenNotices />
      {viewed !== undefined ? (
        <LibraryViewer assetId={viewed} actionsOf={requestActions} notices={<Notices />} />
      ) : lineageOf !== undefined ? (
        <LibraryLineage assetId={lineageOf} notices={<Notices />} />
      ) : (
        <Notices />
      )}
    </div>
  );
}

const ColourEditor = dynamic(
  () => import("@/components/palette/colour-editor").then(({ ColourEditor }) => ColourEditor),
  { ssr: false },
);
const colourSlot: ColourSlot = (props) => <ColourEditor {...props} />;

const requestActions = ({ request }: Generation) => <PastRequestButton request={request} />;
