"use client";

import { Eye, Scan } from "lucide-react";
import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { IconButton } from "@/components/ui/icon-button";
import { Segmented } from "@/components/ui/segmented";
import { toggleViewerSetting, useViewerSettings } from "@/lib/client/library/viewer-settings";
import type { Look } from "@/lib/core/stage/on-stage";
import type { RunInput } from "./look";

const looks = ["input", "result", "wipe"] as const satisfies Look[];

interface LookBarProps {
  look: Look;
  onLook: (look: Look) => void;
  inputs: RunInput[];
  input: RunInput;
  onInput: (input: RunInput) => void;
  /** While a finger or key is down, the input is shown in place of the result. */
  onHold: (isHeld: boolean) => void;
}

/** Before and after: chooses what the stage shows, and which input to compare with. */
export function LookBar({ look, onLook, inputs, input, onInput, onHold }: LookBarProps) {
  const t = useTranslations("viewer.look");
  const { areBoxesShown } = useViewerSettings();
  return (
    <div className="absolute inset-x-2 top-3 z-10 mx-auto flex w-fit max-w-full flex-wrap items-center justify-center gap-1.5 rounded-lg border border-line bg-panel p-1 shadow-float">
      <Segmented
        label={t("label")}
        value={look}
        options={looks.map((value) => ({ value, label: t(value) }))}
        onValue={onLook}
      />
      {inputs.length > 1 && (
        <ul aria-label={t("inputs")} className="flex gap-1">
          {inputs.map((one) => (
            <li key={one.number}>
              <button
                type="button"
                aria-label={t("against", { number: one.number, name: one.asset.name })}
                aria-pressed={one.number === input.number}
                onClick={() => onInput(one)}
                className={classes(
                  "relative block size-8 overflow-hidden rounded-md ring",
                  one.number === input.number ? "ring-2 ring-accent-line" : "ring-line",
                )}
              >
                <img src={one.asset.urls.thumb} alt="" className="size-full object-cover" />
                <span className="absolute bottom-0 left-0 rounded-tr-sm bg-black/70 px-1 text-2xs text-white">
                  {one.number}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <IconButton
        label={t("hold")}
        onPointerDown={() => onHold(true)}
        onPointerUp={() => onHold(false)}
        onPointerCancel={() => onHold(false)}
        onPointerLeave={() => onHold(false)}
        onKeyDown={(event) => {
          if (event.key === " " || event.key === "Enter") onHold(true);
        }}
        onKeyUp={() => onHold(false)}
        onBlur={() => onHold(false)}
      >
        <Eye aria-hidden className="size-4" />
      </IconButton>
      {input.boxes.length > 0 && (
        <IconButton
          label={t("boxes", { number: input.number })}
          pressed={areBoxesShown}
          onClick={() => toggleViewerSetting("areBoxesShown")}
        >
          <Scan aria-hidden className="size-4" />
        </IconButton>
      )}
      {input.boxes.length > 0 && areBoxesShown && look === "result" && (
        <span className="px-1.5 text-2xs text-faint">
          {t("elsewhere", { number: input.number })}
        </span>
      )}
    </div>
  );
}
