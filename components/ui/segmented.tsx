"use client";

import { RadioGroup } from "radix-ui";

interface Option<Value extends string> {
  value: Value;
  label: string;
  disabled?: boolean;
}

interface SegmentedProps<Value extends string> {
  label: string;
  value: Value;
  options: Option<Value>[];
  onValue: (value: Value) => void;
}

/** One choice among a few that all fit in a row. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onValue,
}: SegmentedProps<Value>) {
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const option = options.find((candidate) => candidate.value === next);
        if (option) onValue(option.value);
      }}
      className="inline-flex gap-0.5 self-start rounded-md bg-sunk p-0.5"
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          disabled={option.disabled}
          className="h-7 rounded-md px-2.5 text-sm whitespace-nowrap max-[1150px]:px-1.5 text-soft transition-colors enabled:hover:text-text disabled:cursor-not-allowed disabled:opacity-40 data-[state=checked]:bg-raised data-[state=checked]:text-text data-[state=checked]:ring data-[state=checked]:ring-line"
        >
          {option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
