"use client";

import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCompared } from "@/components/comparison/pane/compared";
import type { DeskImage } from "@/components/comparison/pane/desk-image";
import { ImageMenu } from "@/components/comparison/pane/image-menu";
import { Button } from "@/components/ui/button";
import type { ImageVerdict } from "@/lib/core/api/verdict";
import { decidedOn, toggledVerdict, withNote } from "@/lib/core/comparison-view/decisions";

const verdictLook = "flex-1 aria-pressed:border-accent-line aria-pressed:bg-accent-soft";

/** Pick, reject and note of one image. */
export function DecisionFields({ image }: { image: DeskImage }) {
  const { id, caption: name } = image;
  const t = useTranslations("comparison.decide");
  const { decisions, decide } = useCompared();
  const decision = decisions[id];
  const toggle = (verdict: ImageVerdict) =>
    decide(decidedOn(id, (before) => toggledVerdict(before, verdict)));
  const isPicked = decision?.verdict === "picked";
  const isRejected = decision?.verdict === "rejected";
  return (
    <section aria-label={t("title", { name })} className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        <h2 className="min-w-0 flex-1 truncate text-2xs font-semibold text-soft">
          {t("title", { name })}
        </h2>
        <ImageMenu image={image} place="panel" />
      </div>
      <div className="flex gap-2">
        <Button
          size="small"
          aria-pressed={isPicked}
          onClick={() => toggle("picked")}
          className={verdictLook}
        >
          <Check aria-hidden className="size-3.5" />
          {t("pick")}
        </Button>
        <Button
          size="small"
          aria-pressed={isRejected}
          onClick={() => toggle("rejected")}
          className={verdictLook}
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
          if (target.value.trim() === (decision?.note ?? "")) return;
          decide(decidedOn(id, (before) => withNote(before, target.value)));
        }}
        className="resize-y rounded-md border border-line bg-sunk px-2.5 py-1.5 text-xs placeholder:text-faint hover:border-line-strong"
      />
    </section>
  );
}
