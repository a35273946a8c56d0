"use client";

import { X } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { Button } from "./button";
import { IconButton } from "./icon-button";

/** Long enough to read it and to reach for the button. */
const shownMs = 10_000;

interface NoticeBarProps {
  /** What was done, already in the user's language. */
  text: string;
  /** What may be wanted next. */
  offer?: { label: string; onTake: () => void } | undefined;
  undo: { label: string; onUndo: () => void } | undefined;
  closeLabel: string;
  onClose: () => void;
}

/** A short message that something was done. It disappears unless hovered or focused. */
export function NoticeBar({ text, offer, undo, closeLabel, onClose }: NoticeBarProps) {
  const [isHeld, setHeld] = useState(false);
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => close(), shownMs);
    return () => clearTimeout(timer);
  }, [isHeld]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hover and focus only keep it from disappearing.
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="flex animate-arrive flex-wrap items-center justify-end gap-2 rounded-lg border border-line bg-raised py-1.5 pr-1.5 pl-3.5 text-sm shadow-float"
    >
      <span className="min-w-0 flex-1 basis-48">{text}</span>
      {offer && (
        <Button size="small" look="primary" onClick={offer.onTake}>
          {offer.label}
        </Button>
      )}
      {undo && (
        <Button size="small" onClick={undo.onUndo}>
          {undo.label}
        </Button>
      )}
      <IconButton label={closeLabel} onClick={onClose} className="size-7">
        <X aria-hidden className="size-4" />
      </IconButton>
    </div>
  );
}
