"use client";

import { useId } from "react";

interface SwitchProps {
  label: string;
  /** One sentence on what it does, or why it is off. */
  hint?: string;
  checked: boolean;
  disabled?: boolean;
  onChecked: (checked: boolean) => void;
}

export function Switch({ label, hint, checked, disabled, onChecked }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-3">
      <div className="min-w-0">
        <label htmlFor={id} className="text-sm text-text">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-2xs text-faint">
            {hint}
          </p>
        )}
      </div>
      <button
        type="button"
        role="switch"
        id={id}
        aria-checked={checked}
        disabled={disabled}
        onClick={() => onChecked(!checked)}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="group grid shrink-0 place-items-center rounded-full py-0.5 disabled:cursor-not-allowed disabled:opacity-40"
      >
        <span className="flex h-4 w-7 items-center rounded-full bg-line-strong transition-colors group-aria-checked:bg-accent">
          <span className="size-3 translate-x-0.5 rounded-full bg-white transition-transform group-aria-checked:translate-x-3.5 group-aria-checked:bg-accent-ink" />
        </span>
      </button>
    </div>
  );
}
