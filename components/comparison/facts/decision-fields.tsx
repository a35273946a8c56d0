"use client";

import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCompared } from "@/components/comparison/pane/compared";
import type { DeskImage } from "@/components/comparison/pane/desk-image";
import { Button } from "@/components/ui/button";
import { type Decision, toggledVerdict } from "@/lib/core/comparison-view/decisions";

const verdict = "flex-1 aria-pressed:border-accent-line aria-pressed:bg-accent-soft";

/** Pick, reject and note of one image. */
export function DecisionFields({ image: { id, caption: name } }: { image: DeskImage }) {
  const t = useTranslations("comparison.decide");
  const { decisions, decide } = useCompared();
  const decision = decisions[id];
  const onDecide = (next: Decision) => decide({ [id]: next });
  const isPicked = decision?.verdict === "picked";
  const isRejected = decision?.verdict === "rejected";
  return (
    <section aria-label={t("title", { name })} className="flex flex-col gap-2">
      <h2 className="truncate text-2xs font-semibold text-soft">{t("title", { name })}</h2>
      <div className="flex gap-2">
        <Button
          size="small"
          aria-pressed={isPicked}
          onClick={() => onDecide(toggledVerdict(decision, "picked"))}
          className={verdict}
        >
          <Check aria-hidden className="size-3.5" />
          {t("pick")}
        </Button>
        <Button
          size="small"
          aria-pressed={isRejected}
          onClick={() => onDecide(toggledVerdict(decision, "rejected"))}
          className={verdict}
        >
          <X aria-hidden className="size-3.5" />
          {t("reject")}
        </Button>
      </div>
      <textarea
        aria-label={t("note", { name })}
        placeholder={t("notePlaceholder")}
        rows={2}
        maxLength={5000}
        defaultValue={decision?.note ?? ""}
        onBlur={({ target }) => {
          const { note: before = "", ...rest } = decision ?? {};
          const note = target.value.trim();
          if (note !== before) onDecide(note === "" ? rest : { ...rest, note });
        }}
        className="resize-y rounded-md border border-line bg-sunk px-2.5 py-1.5 text-xs placeholder:text-faint hover:border-line-strong"
      />
    </section>
  );
}
