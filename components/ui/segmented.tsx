import { useId } from "react";

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
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className="inline-flex gap-0.5 self-start rounded-md bg-sunk p-0.5"
    >
      {options.map((option) => (
        <label
          key={option.value}
          className="relative flex h-7 items-center justify-center rounded-md px-2.5 text-sm whitespace-nowrap text-soft transition-colors not-has-disabled:hover:text-text has-checked:bg-raised has-checked:text-text has-checked:ring has-checked:ring-line has-disabled:opacity-40 max-[1150px]:px-1.5"
        >
          {/* The browser's own radio button covers the label, so it gets every key and press,
              however short. */}
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={option.disabled}
            onChange={() => onValue(option.value)}
            className="absolute inset-0 cursor-pointer appearance-none rounded-md disabled:cursor-not-allowed"
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
