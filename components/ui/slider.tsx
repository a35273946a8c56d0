interface SliderProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step?: number;
  onValue: (value: number) => void;
  /** The value as text, for screen readers; also shown. */
  text: string;
  className?: string;
}

/** A number found by trying: the browser's own slider, with its value beside it. */
export function Slider({
  label,
  value,
  min,
  max,
  step = 1,
  onValue,
  text,
  className,
}: SliderProps) {
  return (
    <label className="flex items-center gap-2">
      <span>{label}</span>
      <input
        type="range"
        aria-label={label}
        aria-valuetext={text}
        min={min}
        max={max}
        step={step}
        value={value}
        onChange={(event) => onValue(event.target.valueAsNumber)}
        className={`h-4 accent-accent-line ${className ?? "w-36"}`}
      />
      <span className="min-w-10 text-text tabular-nums">{text}</span>
    </label>
  );
}
