"use client";

import { useTranslations } from "next-intl";
import { useNow } from "@/lib/client/browser/use-now";
import { useGenerationProgress } from "@/lib/client/run/use-generation-progress";
import type { Generation } from "@/lib/core/api/generation";
import { cellsDone } from "@/lib/core/tray/cells-done";
import type { UnderWay } from "@/lib/core/tray/tray-overview";

/** Something under way: what it is, how far it is, and how long it will take. */
export function TrayItem({ entry }: { entry: UnderWay }) {
  const t = useTranslations("shell.tray");
  if (entry.kind === "run") return <RunItem run={entry.run} />;
  const { done, count } = cellsDone(entry.batch);
  return (
    <Item
      name={entry.batch.name}
      fraction={count > 0 ? done / count : 0}
      text={t("cellsDone", { done, count })}
    />
  );
}

function RunItem({ run }: { run: Generation }) {
  const { fraction, text } = useGenerationProgress(run, useNow(1000, true));
  return <Item name={run.request.prompt} fraction={fraction} text={text} />;
}

function Item({ name, fraction, text }: { name: string; fraction: number; text: string }) {
  const t = useTranslations("shell");
  return (
    <li className="flex min-w-0 items-center gap-2">
      <span className="min-w-8 max-w-40 truncate">{name}</span>
      <span
        role="progressbar"
        aria-label={t("progressOf", { name })}
        aria-valuenow={Math.round(fraction * 100)}
        className="h-1 w-16 shrink-0 overflow-hidden rounded-full bg-sunk"
      >
        <span
          className="block h-full bg-accent-line transition-[width] duration-1000 ease-linear"
          style={{ width: `${fraction * 100}%` }}
        />
      </span>
      <span className="truncate text-faint max-[1150px]:hidden">{text}</span>
    </li>
  );
}
