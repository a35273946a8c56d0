interface ProgressRingProps {
  label: string;
  /** 0 to 1; undefined if unknown, which makes it spin. */
  fraction: number | undefined;
  /** In pixels. */
  size?: number;
}

export function ProgressRing({ label, fraction, size = 44 }: ProgressRingProps) {
  const radius = 20;
  const length = 2 * Math.PI * radius;
  const isKnown = fraction !== undefined;
  const shown = isKnown ? Math.max(0.02, fraction) : 0.25;
  return (
    <svg
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={isKnown ? Math.round(fraction * 100) : undefined}
      width={size}
      height={size}
      viewBox="0 0 48 48"
      className={isKnown ? "-rotate-90" : "animate-spin"}
    >
      <circle cx="24" cy="24" r={radius} fill="none" strokeWidth="5" className="stroke-line" />
      <circle
        cx="24"
        cy="24"
        r={radius}
        fill="none"
        strokeWidth="5"
        strokeLinecap="round"
        strokeDasharray={length}
        strokeDashoffset={length * (1 - shown)}
        className="stroke-accent-line transition-[stroke-dashoffset] duration-500"
      />
    </svg>
  );
}
