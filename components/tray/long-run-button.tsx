"use client";

import { Bell, BellRing } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { useLongRunSettings } from "@/lib/client/run/long-run-settings";

const LongRunChoices = dynamic(() => import("./long-run-choices"), { ssr: false });

/** Opens how to be told that a long run is done. */
export function LongRunButton() {
  const t = useTranslations("shell.longRuns");
  const isTold = useLongRunSettings(({ hasNotice, hasSound }) => hasNotice || hasSound);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const Icon = isTold ? BellRing : Bell;
  return (
    <>
      <IconButton label={t("title")} popoverTarget={id}>
        <Icon aria-hidden className="size-4" />
      </IconButton>
      <section
        id={id}
        popover="auto"
        aria-label={t("title")}
        onToggle={({ newState }) => setOpen(newState === "open")}
        className="fixed inset-auto right-2 bottom-[calc(var(--tray)+4px)] m-0 w-80 max-w-[calc(100vw-16px)] rounded-lg border border-line bg-raised p-4 text-sm whitespace-normal text-text shadow-float"
      >
        {isOpen && <LongRunChoices />}
      </section>
    </>
  );
}
