"use client";

import { type ComponentProps, type KeyboardEvent, useState } from "react";
import { classes } from "./classes";

interface NumberInputProps
  extends Omit<ComponentProps<"input">, "value" | "onChange" | "type" | "step"> {
  /** Undefined shows an empty field. */
  value: number | undefined;
  onValue: (value: number | undefined) => void;
  /** What an arrow key adds; Shift makes it ten times as much. */
  step?: number;
  /** Digits after the decimal point. */
  decimals?: number;
  invalid?: boolean;
}

/**
 * A field for an exact number. What is being typed stays as it is until the field is left or
 * Enter is pressed; the value follows every keystroke that makes a number. It does not clamp:
 * a number outside its range is kept and explained at the field.
 */
export function NumberInput({
  value,
  onValue,
  step = 1,
  decimals = 0,
  invalid,
  className,
  onBlur,
  ...rest
}: NumberInputProps) {
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? (value === undefined ? "" : value.toFixed(decimals));

  const read = (text: string) => {
    if (text.trim() === "") return onValue(undefined);
    const number = Number(text.replace(",", "."));
    if (Number.isFinite(number)) onValue(Number(number.toFixed(decimals)));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const direction = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    if (direction === 0) {
      if (event.key === "Enter") setTyped(undefined);
      return;
    }
    event.preventDefault();
    setTyped(undefined);
    const change = direction * step * (event.shiftKey ? 10 : 1);
    onValue(Number(((value ?? 0) + change).toFixed(decimals)));
  };

  return (
    <input
      type="text"
      inputMode={decimals > 0 ? "decimal" : "numeric"}
      autoComplete="off"
      value={shown}
      aria-invalid={invalid || undefined}
      onChange={(event) => {
        setTyped(event.target.value);
        read(event.target.value);
      }}
      onBlur={(event) => {
        setTyped(undefined);
        onBlur?.(event);
      }}
      onKeyDown={onKeyDown}
      className={classes(
        "h-8 w-full min-w-0 rounded-md border border-line bg-sunk px-2.5 text-sm text-text placeholder:text-faint",
        "hover:border-line-strong aria-invalid:border-bad",
        className,
      )}
      {...rest}
    />
  );
}
