"use client";

import { useTranslations } from "next-intl";
import { useBatchChanges } from "@/lib/client/comparison/batch-changes";
import { showNotice } from "@/lib/client/shell/notice";
import { useErrorText } from "@/lib/client/words/use-problem-text";

interface BatchNameProps {
  id: string;
  name: string;
  /** Whether the user opened it, so that it takes the focus. */
  hasFocus?: boolean;
  onDone?: () => void;
}

/** The same function at every render, so that typing selects nothing again. */
function focusWhole(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}

/** The name of a batch; Enter and leaving keep it, Escape takes it back. */
export function BatchName({ id, name, hasFocus = false, onDone }: BatchNameProps) {
  const t = useTranslations("comparison.batch");
  const { change } = useBatchChanges(id);
  const { joined } = useErrorText();
  const keep = (text: string) => {
    const next = text.trim();
    if (next && next !== name) {
      change.mutate(
        { name: next },
        { onError: (problem) => showNotice({ text: joined(problem) }) },
      );
    }
    onDone?.();
  };
  return (
    <input
      key={name}
      ref={hasFocus ? focusWhole : undefined}
      aria-label={t("name")}
      defaultValue={name}
      maxLength={200}
      onBlur={({ target }) => keep(target.value)}
      onKeyDown={({ key, currentTarget: field, nativeEvent }) => {
        if (nativeEvent.isComposing || (key !== "Enter" && key !== "Escape")) return;
        if (key === "Escape") field.value = name;
        field.blur();
      }}
      className="-mx-2 h-8 w-full min-w-0 rounded-md border border-transparent bg-transparent px-2 text-sm font-semibold hover:border-line focus:bg-sunk"
    />
  );
}
