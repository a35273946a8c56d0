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
  look?: keyof typeof looks;
}

const frame =
  "rounded-md border border-line bg-sunk hover:border-line-strong aria-invalid:border-bad";
const looks = {
  /** A field of its own, as wide as its place. */
  field: `h-8 w-full px-2.5 text-sm ${frame}`,
  /** Beside other things in a row; the place sets the width. */
  compact: `h-7 px-2 text-right text-xs ${frame}`,
  /** Inside a frame that holds more than the number. */
  bare: "h-8 w-full flex-1 bg-transparent px-2.5 text-sm",
};

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
  look = "field",
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
      className={classes("min-w-0 text-text placeholder:text-faint", looks[look], className)}
      {...rest}
    />
  );
}
