"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { type NumberUnit, readNumber } from "@/lib/core/number/read-number";

export interface NumberEntryOptions {
  /** Undefined shows an empty field. */
  value: number | undefined;
  onValue: (value: number | undefined) => void;
  decimals: number;
  /** Numbers out of range are clamped, with a note; without limits the form judges them. */
  min?: number | undefined;
  max?: number | undefined;
  unit?: NumberUnit | undefined;
  /** What 100 % means; if missing and the field takes pixels, the field's own number. */
  whole?: number | undefined;
  /**
   * For fields that take several numbers at once, such as a pasted size; returns a note to show.
   */
  several?: { count: number; take: (values: number[]) => string | undefined } | undefined;
  /**
   * `typing`: the value follows while the text is a number; for values that stand alone. `leaving`:
   * only Enter and leaving the field count; for values that others depend on.
   */
  commits?: "typing" | "leaving" | undefined;
  /** Receives unreadable text, for forms with their own space for messages; undefined: none. */
  onUnread?: ((text: string | undefined) => void) | undefined;
}

interface Typed {
  text: string;
  /** The field's value when typing began. */
  from: number | undefined;
  isUnread: boolean;
}

/** Editing a field for a number, and reading the result. */
export function useNumberEntry(options: NumberEntryOptions) {
  const { value, onValue, decimals, min, max, unit, several, commits = "typing" } = options;
  const t = useTranslations("numbers");
  const [typed, setTyped] = useState<Typed>();
  const [note, setNote] = useState<{ isBad: boolean; text: string }>();
  // Discard unreadable text once the value changes from elsewhere.
  const held = typed?.isUnread && typed.from !== value ? undefined : typed;
  const unread = held?.isUnread ? held.text : undefined;
  const current = held ? held.from : value;

  const onUnread = useEffectEvent((text: string | undefined) => options.onUnread?.(text));
  useEffect(() => {
    onUnread(unread);
    return () => onUnread(undefined);
  }, [unread]);
  useEffect(() => {
    if (!note) return;
    // The note goes away with the next press or key.
    const hide = () => setNote(undefined);
    for (const event of ["pointerdown", "keydown"]) document.addEventListener(event, hide, true);
    return () => {
      for (const event of ["pointerdown", "keydown"]) {
        document.removeEventListener(event, hide, true);
      }
    };
  }, [note]);

  const rounded = (number: number) => Number(number.toFixed(decimals));
  const clamped = (number: number) =>
    Math.min(max ?? number, Math.max(min ?? Number.NEGATIVE_INFINITY, number));
  const set = (next: number | undefined) => {
    if (next !== value) onValue(next);
  };
  const read = (text: string) =>
    readNumber(text, {
      ...{ decimals, unit, max, current },
      whole: options.whole ?? (unit === "pixels" ? current : undefined),
      several: several?.count,
    });
  const say = (text: string | undefined, isBad = false) =>
    setNote(text ? { text, isBad } : undefined);

  const accept = (number: number, isPlain: boolean) => {
    const whole = rounded(number);
    const next = clamped(whole);
    set(next);
    if (next < whole) say(t("most", { max: String(next) }));
    else if (next > whole) say(t("least", { min: String(next) }));
    else if (isPlain && whole !== number) say(t("rounded", { value: whole.toFixed(decimals) }));
  };

  return {
    shown: held?.text ?? (value === undefined ? "" : value.toFixed(decimals)),
    isUnread: unread !== undefined,
    note,
    type(text: string) {
      setTyped({ text, from: current, isUnread: false });
      if (commits === "leaving") return;
      const reading = read(text);
      if (reading.kind === "empty") return set(undefined);
      const isWhole = reading.kind === "number" && reading.isPlain;
      if (isWhole && clamped(rounded(reading.value)) === reading.value) set(reading.value);
    },
    /** Accepts the field's text, or keeps it and says that it cannot be read. */
    commit() {
      if (!held) return;
      const reading = read(held.text);
      if (reading.kind === "unreadable") {
        set(held.from);
        setTyped({ ...held, isUnread: true });
        if (!options.onUnread) say(t("unreadable", { text: held.text }), true);
        return;
      }
      setTyped(undefined);
      if (reading.kind === "empty") set(undefined);
      else if (reading.kind === "number") accept(reading.value, reading.isPlain);
      else say(several?.take(reading.values));
    },
    /** Discards the field's text. */
    drop() {
      if (!held) return;
      set(held.from);
      setTyped(undefined);
    },
    /** Adds to the number in the field. */
    step(by: number) {
      const reading = held && read(held.text);
      const start = reading?.kind === "number" ? reading.value : (value ?? 0);
      setTyped(undefined);
      set(clamped(rounded(start + by)));
    },
  };
}
