"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";

interface FieldNoteProps {
  id: string;
  /** The field that it is about. */
  field: RefObject<HTMLElement | null>;
  isBad: boolean;
  text: string;
}

/** In CSS pixels. */
const gap = 4;
const edge = 8;

/** A note right beside a field, for places without space of their own for one; moves nothing. */
export function FieldNote({ id, field, isBad, text }: FieldNoteProps) {
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const note = card.current;
    if (!note || !field.current) return;
    note.showPopover();
    const own = note.getBoundingClientRect();
    const { left, top, bottom } = field.current.getBoundingClientRect();
    const isRoomBelow = bottom + gap + own.height <= window.innerHeight - edge;
    note.style.left = `${Math.max(edge, Math.min(window.innerWidth - own.width - edge, left))}px`;
    note.style.top = `${isRoomBelow ? bottom + gap : top - gap - own.height}px`;
  });
  return (
    <div
      ref={card}
      id={id}
      role="alert"
      popover="manual"
      className={`pointer-events-none fixed m-0 w-max max-w-64 rounded-md border bg-raised px-2 py-1 text-xs shadow-float ${isBad ? "border-bad text-bad" : "border-line text-text"}`}
    >
      {text}
    </div>
  );
}
