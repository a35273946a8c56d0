"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useNow } from "@/lib/client/browser/use-now";
import { generationsQuery } from "@/lib/client/queries/generations";
import { facetsQuery } from "@/lib/client/queries/library";
import { useGenerationProgress } from "@/lib/client/run/use-generation-progress";
import { useQueueWait } from "@/lib/client/run/use-queue-wait";
import type { Generation } from "@/lib/core/api/generation";
import { isOpen } from "@/lib/core/generation/status";

/** The running generations, the expected wait, and whether everything is saved. */
export function Tray() {
  const t = useTranslations("shell");
  const { data: generations = [] } = useQuery(generationsQuery);
  const { data: facets } = useQuery(facetsQuery);
  const open = generations.filter(({ status }) => isOpen(status));
  const waiting = open.filter(({ status }) => status === "queued").length;
  const waitSeconds = useQueueWait(open);

  return (
    <section
      aria-label={t("tray.title")}
      className="flex items-center gap-4 overflow-hidden border-t border-line bg-panel px-3 text-xs whitespace-nowrap text-soft [grid-area:tray]"
    >
      <span aria-live="polite" className="font-semibold text-text">
        {t("tray.running", { count: open.length - waiting })}
      </span>
      {waiting > 0 && (
        <span>
          {t("tray.waiting", { count: waiting })}
          {waitSeconds !== undefined && waitSeconds > 0
            ? ` · ${t("tray.lastBegins", { seconds: Math.ceil(waitSeconds) })}`
            : ""}
        </span>
      )}
      <ul className="flex min-w-0 gap-4 overflow-hidden">
        {open
          .filter(({ status }) => status !== "queued")
          .map((generation) => (
            <TrayItem key={generation.id} generation={generation} />
          ))}
      </ul>
      <span className="ml-auto">{facets && t("tray.saved", { count: facets.kept })}</span>
    </section>
  );
}

function TrayItem({ generation }: { generation: Generation }) {
  const t = useTranslations("shell");
  const { fraction, text } = useGenerationProgress(generation, useNow(1000, true));
  const name = generation.request.prompt;
  return (
    <li className="flex min-w-0 items-center gap-2">
      <span className="max-w-48 truncate">{name}</span>
      <span
        role="progressbar"
        aria-label={t("progressOf", { name })}
        aria-valuenow={Math.round(fraction * 100)}
        className="h-1 w-22 shrink-0 overflow-hidden rounded-full bg-sunk"
      >
        <span
          className="block h-full bg-accent-line transition-[width] duration-1000 ease-linear"
          style={{ width: `${fraction * 100}%` }}
        />
      </span>
      <span className="text-faint">{text}</span>
    </li>
  );
}
