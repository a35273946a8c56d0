"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { openBatch } from "@/lib/client/address/comparison-address";
import { batchesQuery } from "@/lib/client/queries/batches";
import { useKnownRuns } from "@/lib/client/queries/known-runs";
import { facetsQuery } from "@/lib/client/queries/library";
import { useQueueWait } from "@/lib/client/run/use-queue-wait";
import { type TrayOverview, trayOverview, type UnderWay } from "@/lib/core/tray/tray-overview";
import { LongRunButton } from "./long-run-button";
import { TrayButton } from "./tray-button";
import { TrayItem } from "./tray-item";

// Few open it, and nobody at first.
const TrayList = dynamic(() => import("./tray-list"), { ssr: false });
const LongRunNotices = dynamic(() => import("./long-run-notices"), { ssr: false });

/** More would push each other out of sight. */
const mostShown = 3;

const countOf = (entries: UnderWay[]) =>
  entries.reduce((sum, entry) => sum + (entry.kind === "run" ? 1 : entry.runs.length), 0);

/** What is running, the expected wait, what waits for a person, and whether everything is saved. */
export function Tray() {
  const t = useTranslations("shell.tray");
  const { runs = [] } = useKnownRuns();
  const { data: batches = [] } = useQuery({
    ...batchesQuery,
    enabled: runs.some(({ batchId }) => batchId !== undefined),
  });
  const { data: facets } = useQuery(facetsQuery);
  const overview = trayOverview(runs, batches);
  const { running, underWay, waiting, held } = overview;
  const waitSeconds = useQueueWait([...running, ...waiting]);
  const list = useId();
  const rest = countOf(underWay.slice(mostShown));

  return (
    <section
      aria-label={t("title")}
      className="flex items-center gap-4 overflow-hidden border-t max-[640px]:gap-2 border-line bg-panel px-3 text-xs whitespace-nowrap text-soft [grid-area:tray]"
    >
      <span aria-live="polite" className="shrink-0 font-semibold text-text">
        {t("running", { count: running.length })}
      </span>
      {waiting.length > 0 && (
        <span className="min-w-0 truncate">
          {t("waiting", { count: waiting.length })}
          {waitSeconds !== undefined && waitSeconds > 0
            ? ` · ${t("lastBegins", { seconds: Math.ceil(waitSeconds) })}`
            : ""}
        </span>
      )}
      {held.map(({ batch, hold, count }) => (
        <TrayButton
          key={batch.id}
          label={t("openBatch", { name: batch.name })}
          tone="caution"
          onClick={() => openBatch(batch.id)}
        >
          {t(`held.${hold}`, { count })}
        </TrayButton>
      ))}
      <ul className="flex min-w-0 shrink-99 gap-4 overflow-hidden max-[640px]:hidden">
        {underWay.slice(0, mostShown).map((entry) => (
          <TrayItem key={entry.kind === "run" ? entry.run.id : entry.batch.id} entry={entry} />
        ))}
      </ul>
      {rest > 0 && (
        <TrayButton opens={list} label={t("moreNamed", { count: rest })}>
          {t("more", { count: rest })}
        </TrayButton>
      )}
      <span className="ml-auto flex shrink-0 items-center gap-4">
        <Attention overview={overview} opens={list} />
        <span className="max-[640px]:hidden">{facets && t("saved", { count: facets.kept })}</span>
        <LongRunButton />
        {running.length + waiting.length > 0 && <LongRunNotices />}
      </span>
      <TrayPopover id={list} overview={overview} />
    </section>
  );
}

/** How much waits for a person, which opens the list with what helps. */
function Attention({
  overview: { undecided, failed },
  opens,
}: {
  overview: TrayOverview;
  opens: string;
}) {
  const t = useTranslations("shell.tray");
  const parts = [
    undecided.length > 0 && t("needYou", { count: undecided.length }),
    failed.length > 0 && t("failed", { count: failed.length }),
  ].filter((part) => part !== false);
  if (parts.length === 0) return null;
  return (
    <TrayButton opens={opens} tone={undecided.length > 0 ? "caution" : "bad"}>
      {parts.join(" · ")}
    </TrayButton>
  );
}

function TrayPopover({ id, overview }: { id: string; overview: TrayOverview }) {
  const t = useTranslations("shell.tray");
  const [isOpen, setOpen] = useState(false);
  return (
    <section
      id={id}
      popover="auto"
      aria-label={t("list")}
      onToggle={(event) => {
        // The popovers inside it report their toggling here as well.
        if (event.target === event.currentTarget) setOpen(event.newState === "open");
      }}
      className="fixed inset-auto right-2 bottom-[calc(var(--tray)+4px)] m-0 max-h-[calc(100dvh-96px)] w-108 max-w-[calc(100vw-16px)] overflow-y-auto rounded-lg border border-line bg-raised p-3 text-sm whitespace-normal text-text shadow-float [scrollbar-width:thin]"
    >
      {isOpen && <TrayList overview={overview} closes={id} />}
    </section>
  );
}
