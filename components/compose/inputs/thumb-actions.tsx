"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight, RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { FileInput } from "@/components/ui/file-input";
import { replaceByFile } from "@/lib/client/uploads/uploads";
import { ThumbAction } from "./thumb-action";
import type { InputOrder } from "./use-input-order";

interface ThumbActionsProps {
  place: number;
  count: number;
  onMove: InputOrder["move"];
}

/** Moves or replaces an image of the request. */
export function ThumbActions({ place, count, onMove }: ThumbActionsProps) {
  const t = useTranslations("compose");
  const client = useQueryClient();
  const picker = useRef<HTMLInputElement>(null);
  const number = place + 1;
  const replace = t("replaceInput", { number });
  return (
    <div className="grid grid-cols-3">
      {place > 0 && (
        <ThumbAction
          label={t("moveEarlier", { number })}
          hint={t("moveEarlierHint", { number })}
          onAct={() => onMove(place, place - 1)}
        >
          <ChevronLeft aria-hidden className="size-3.5" />
        </ThumbAction>
      )}
      <ThumbAction label={replace} onAct={() => picker.current?.click()} className="col-start-2">
        <RefreshCw aria-hidden className="size-3.5" />
      </ThumbAction>
      <FileInput
        ref={picker}
        label={replace}
        isSingle
        onFiles={([file]) => file && replaceByFile(client, place, file)}
      />
      {place < count - 1 && (
        <ThumbAction
          label={t("moveLater", { number })}
          hint={t("moveLaterHint", { number })}
          onAct={() => onMove(place, place + 1)}
          className="col-start-3"
        >
          <ChevronRight aria-hidden className="size-3.5" />
        </ThumbAction>
      )}
    </div>
  );
}
