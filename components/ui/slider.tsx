interface SliderProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step?: number;
  onValue: (value: number) => void;
  /** The value in words, for those who do not see it; also shown. */
  text: string;
  className?: string;
}

/** A number that is found by trying: the browser's own slider, with its value beside. */
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
