"use client";

import { Lock, LockOpen, X } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { type KeyboardEvent, useRef } from "react";
import { classes } from "@/components/ui/classes";
import { passFocus } from "@/components/ui/focus/pass-focus";
import { NumberInput } from "@/components/ui/number-input";
import { focusField } from "@/lib/client/browser/focus-field";
import { isShortcut } from "@/lib/core/keyboard/keymap";
import type { ReadPalette } from "@/lib/core/palette/formats/formats";
import {
  type Palette,
  removalObstacle,
  withColourMoved,
  withHex,
  withLock,
  withoutColour,
} from "@/lib/core/palette/palette";
import { shortcuts } from "@/lib/core/shortcuts";

import { HexField } from "./hex-field";
import { ShareShortage } from "./share-shortage";
import type { TypedShares } from "./use-typed-shares";

const ColourEditor = dynamic(
  () => import("./colour-editor").then(({ ColourEditor }) => ColourEditor),
  { ssr: false },
);

interface SwatchRowProps {
  palette: Palette;
  index: number;
  /** How many colours a palette can have. */
  limits: { min: number; max: number };
  /** `tag`: consecutive changes with the same one are undone together. */
  onPalette: (palette: Palette, tag?: string) => void;
  shares: TypedShares;
  /** Takes a palette pasted into the colour's field. */
  onPasted: (read: ReadPalette) => void;
}

/** One colour in numbers: the swatch opens an editor, the fields take exact values. */
export function SwatchRow({ palette, index, limits, onPalette, shares, onPasted }: SwatchRowProps) {
  const t = useTranslations("palette");
  const row = useRef<HTMLLIElement>(null);
  const swatch = palette[index];
  if (!swatch) return null;
  const number = index + 1;
  const { hex, ratio } = swatch;
  const isLocked = swatch.locked === true;
  const move = (event: KeyboardEvent) => {
    if (!isShortcut(shortcuts.palette, "moveColour", event)) return;
    const by = event.key === "ArrowUp" ? -1 : 1;
    event.preventDefault();
    onPalette(withColourMoved(palette, index, index + by));
  };
  const shortage = shares.shortageOf(index);
  const obstacle = removalObstacle(palette, index, limits.min);
  const removalHint =
    obstacle && t(obstacle === "fewest" ? "removeLimit" : "noRoom", { min: limits.min });

  return (
    <li ref={row} className="flex flex-col gap-1">
      <HexField
        number={number}
        hex={hex}
        onHex={(colour) => onPalette(withHex(palette, index, colour), `hex ${index}`)}
        onPasted={onPasted}
      >
        {(field) => (
          <Popover.Root>
            <Popover.Anchor className="flex items-center gap-1.5">
              <Popover.Trigger
                aria-label={t("edit", { number })}
                title={t("moveHint")}
                onKeyDown={move}
                style={{ background: hex }}
                className="size-7 shrink-0 rounded-sm ring ring-line ring-inset"
              />
              <Popover.Portal>
                <Popover.Content
                  side="right"
                  align="start"
                  sideOffset={8}
                  collisionPadding={8}
                  className="z-50 rounded-md border border-line bg-raised p-3 shadow-float"
                >
                  <ColourEditor
                    hex={hex}
                    onHex={(colour, tag) =>
                      onPalette(withHex(palette, index, colour), tag && `${tag} ${index}`)
                    }
                  />
                </Popover.Content>
              </Popover.Portal>
              {field}
              <NumberInput
                aria-label={t("share", { number })}
                data-share
                value={ratio / 100}
                decimals={2}
                step={0.1}
                readOnly={isLocked}
                title={isLocked ? t("locked") : undefined}
                unit="share"
                min={0.01}
                max={100}
                commits="leaving"
                onValue={(share) =>
                  share !== undefined && !isLocked && shares.set(index, share * 100)
                }
                look="compact"
                className={classes("w-18 max-[1150px]:w-15", isLocked && "opacity-60")}
              />
              <span aria-hidden className="text-2xs text-faint">
                %
              </span>
              <button
                type="button"
                aria-label={t("lock", { number })}
                aria-pressed={isLocked}
                onClick={() => onPalette(withLock(palette, index, !isLocked))}
                className={classes(
                  "grid size-7 shrink-0 place-items-center rounded-md hover:bg-sunk hover:text-text",
                  isLocked ? "text-text" : "text-faint",
                )}
              >
                {isLocked ? (
                  <Lock aria-hidden className="size-3.5" />
                ) : (
                  <LockOpen aria-hidden className="size-3.5" />
                )}
              </button>
              <button
                ref={passFocus(() => focusField("parameters.palette"))}
                type="button"
                aria-label={t("remove", { number })}
                disabled={obstacle !== undefined}
                title={removalHint}
                onClick={() => onPalette(withoutColour(palette, index, limits.min))}
                className="grid size-7 shrink-0 place-items-center rounded-md text-faint enabled:hover:bg-sunk enabled:hover:text-text disabled:opacity-40"
              >
                <X aria-hidden className="size-3.5" />
              </button>
            </Popover.Anchor>
          </Popover.Root>
        )}
      </HexField>
      {shortage && (
        <ShareShortage
          shortage={shortage}
          onInsist={shares.insist}
          onGone={() => row.current?.querySelector<HTMLElement>("[data-share]")?.focus()}
        />
      )}
    </li>
  );
}
