"use client";

import { type ComponentProps, type KeyboardEvent, useId, useRef } from "react";
import { classes } from "./classes";
import { FieldNote } from "./field-note";
import { type NumberEntryOptions, useNumberEntry } from "./use-number-entry";

interface NumberInputProps
  extends Omit<NumberEntryOptions, "decimals">,
    Omit<ComponentProps<"input">, "value" | "onChange" | "type" | "step" | "min" | "max"> {
  /** What an arrow key adds; ten times as much with Shift. */
  step?: number;
  /** Digits after the decimal point. */
  decimals?: number;
  invalid?: boolean;
  look?: keyof typeof looks;
}

const frame =
  "rounded-md border border-line bg-sunk hover:border-line-strong aria-invalid:border-bad";
const looks = {
  /** A separate field, as wide as its place. */
  field: `h-8 w-full px-2.5 text-sm ${frame}`,
  /** In a row with others; the place sets the width. */
  compact: `h-7 px-2 text-right text-xs ${frame}`,
  /** Inside a frame that holds more than the number. */
  bare: "h-8 w-full flex-1 bg-transparent px-2.5 text-sm",
};

/**
 * The field for every number in the studio. It reads numbers as people write and paste them, and
 * calculations; unreadable text stays in it, with a note.
 */
export function NumberInput({
  value,
  onValue,
  step = 1,
  decimals = 0,
  min,
  max,
  unit,
  whole,
  several,
  commits,
  onUnread,
  invalid,
  look = "field",
  className,
  onBlur,
  "aria-describedby": describedBy,
  ...rest
}: NumberInputProps) {
  const field = useRef<HTMLInputElement>(null);
  const noteId = useId();
  const entry = useNumberEntry({
    ...{ value, onValue, decimals, min, max, unit, whole, several, commits, onUnread },
  });

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") return entry.commit();
    if (event.key === "Escape") return entry.drop();
    const direction = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    if (direction === 0 || rest.readOnly) return;
    event.preventDefault();
    entry.step(direction * step * (event.shiftKey ? 10 : 1));
  };

  return (
    <>
      <input
        ref={field}
        type="text"
        inputMode={decimals > 0 ? "decimal" : "numeric"}
        autoComplete="off"
        value={entry.shown}
        aria-invalid={invalid || entry.isUnread || undefined}
        aria-describedby={classes(describedBy, entry.note && noteId) || undefined}
        onChange={(event) => entry.type(event.target.value)}
        onBlur={(event) => {
          entry.commit();
          onBlur?.(event);
        }}
        onKeyDown={onKeyDown}
        className={classes("min-w-0 text-text placeholder:text-faint", looks[look], className)}
        {...rest}
      />
      {entry.note && <FieldNote id={noteId} field={field} {...entry.note} />}
    </>
  );
}
