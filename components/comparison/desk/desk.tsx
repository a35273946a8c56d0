"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ExportButton } from "@/components/comparison/export/export-button";
import { FactsPanel } from "@/components/comparison/facts/facts-panel";
import { ComparedContext, type Comparison } from "@/components/comparison/pane/compared";
import { createDesk, DeskContext } from "@/lib/client/comparison/desk-store";
import { DeskArea } from "./desk-area";
import { Toolbar } from "./toolbar";
import { useComparedOn } from "./use-compared-on";
import { useDeskKeys } from "./use-desk-keys";

interface DeskParts {
  /** Above the facts: what this comparison is, and the actions on it. */
  heading: ReactNode;
  /** More tools at the end of the toolbar. */
  tools?: ReactNode;
  /** Below the facts. */
  actions?: ReactNode;
}

interface DeskProps extends DeskParts {
  comparison: Comparison;
}

/** Images side by side: the panes, the modes, the facts and the decisions. */
export function Desk({ comparison, ...parts }: DeskProps) {
  const [desk] = useState(createDesk);
  const compared = useComparedOn(desk, comparison);
  return (
    <DeskContext value={desk}>
      <ComparedContext value={compared}>
        <DeskFrame {...parts} />
      </ComparedContext>
    </DeskContext>
  );
}

function DeskFrame({ heading, tools, actions }: DeskParts) {
  const t = useTranslations("comparison");
  useDeskKeys();
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)_320px] max-[1000px]:grid-cols-1 max-[1000px]:grid-rows-[minmax(0,1fr)_320px]">
      <section aria-label={t("images")} className="flex min-h-0 min-w-0 flex-col">
        <DeskArea />
        <Toolbar>
          {tools}
          <ExportButton />
        </Toolbar>
      </section>
      <FactsPanel heading={heading} actions={actions} />
    </div>
  );
}
