"use client";

import { X } from "lucide-react";
import { type FocusEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "./button";
import { passFocus } from "./focus/pass-focus";
import { IconButton } from "./icon-button";

/** Long enough to read it and to reach for the button. */
const shownMs = 10_000;

interface Told {
  /** Tells it from the previous one. */
  id: number;
  /** What was done, already in the user's language. */
  text: string;
  /** What may be wanted next. */
  offer?: { label: string; onTake: () => void } | undefined;
  undo?: { label: string; onUndo: () => void } | undefined;
}

interface NoticeBarProps {
  /** Nothing is shown without it. */
  told: Told | undefined;
  closeLabel: string;
  onClose: () => void;
}

/**
 * A short message that something was done. It disappears unless hovered or focused. It
 * comes and goes, so a lasting live region of the page reads it out instead.
 */
export function NoticeBar({ told, closeLabel, onClose }: NoticeBarProps) {
  const id = told?.id;
  const [heldId, setHeldId] = useState<number>();
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (id === undefined || heldId === id) return;
    const timer = setTimeout(() => close(), shownMs);
    return () => clearTimeout(timer);
  }, [id, heldId]);

  /** Where the focus came from, and goes back to with the button that was pressed. */
  const from = useRef<HTMLElement>(null);
  const onFocus = ({ currentTarget, relatedTarget }: FocusEvent) => {
    setHeldId(id);
    if (currentTarget.contains(relatedTarget)) return;
    from.current = relatedTarget instanceof HTMLElement ? relatedTarget : null;
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hover and focus only keep it from disappearing.
    <div
      onPointerEnter={() => setHeldId(id)}
      onPointerLeave={() => setHeldId(undefined)}
      onFocus={onFocus}
      onBlur={() => setHeldId(undefined)}
    >
      {told && (
        <div className="flex animate-arrive flex-wrap items-center justify-end gap-2 rounded-lg border border-line bg-raised py-1.5 pr-1.5 pl-3.5 text-sm shadow-float">
          <p key={id} className="min-w-0 flex-1 basis-48 animate-arrive">
            {told.text}
          </p>
          <span
            key={`acts ${id}`}
            ref={passFocus(() => from.current?.focus())}
            className="flex flex-wrap items-center justify-end gap-2"
          >
            {told.offer && (
              <Button size="small" look="primary" onClick={told.offer.onTake}>
                {told.offer.label}
              </Button>
            )}
            {told.undo && (
              <Button size="small" onClick={told.undo.onUndo}>
                {told.undo.label}
              </Button>
            )}
            <IconButton label={closeLabel} onClick={onClose} className="size-7">
              <X aria-hidden className="size-4" />
            </IconButton>
          </span>
        </div>
      )}
    </div>
  );
}
