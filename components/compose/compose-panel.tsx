"use client";

import type { ReactNode } from "react";
import { useKeptScroll } from "@/lib/client/browser/use-kept-scroll";
import { CountField } from "./count-field";
import { DraftNewsBar } from "./draft-news-bar";
import { InputStrip } from "./inputs/input-strip";
import { LeftOutNotice } from "./left-out-notice";
import { ModelField } from "./model-field";
import { NewDraft } from "./new-draft";
import { NegativePromptField } from "./prompt/negative-prompt-field";
import { PromptField } from "./prompt/prompt-field";
import { RunBar } from "./run/run-bar";
import { SeedField, SeedHint } from "./seed-field";
import { SizeField } from "./size/size-field";
import { ToggleFields } from "./toggle-fields";

interface ComposePanelProps {
  /** The palette field, which belongs to another folder. */
  palette: ReactNode;
  /** Other actions on the draft, besides running it. */
  actions: ReactNode;
}

/** Everything that makes up a request, and the button that runs it. */
export function ComposePanel({ palette, actions }: ComposePanelProps) {
  const scroller = useKeptScroll("compose");
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div
        ref={scroller}
        className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-3 [scrollbar-gutter:stable] [scrollbar-width:thin]"
      >
        <DraftNewsBar />
        <div className="-mt-1 -mb-2 flex justify-end">
          <NewDraft />
        </div>
        <div className="flex flex-col gap-2">
          <ModelField />
          <LeftOutNotice />
        </div>
        <PromptField />
        <NegativePromptField />
        <InputStrip />
        {palette}
        <SizeField />
        {/* The buttons for a finger leave a seed's ten digits no room beside the count in a pane. */}
        <div className="grid grid-cols-[2fr_3fr] gap-3 pointer-coarse:min-[641px]:grid-cols-1">
          <CountField />
          <SeedField />
        </div>
        <SeedHint />
        <ToggleFields />
      </div>
      <RunBar actions={actions} />
    </div>
  );
}
