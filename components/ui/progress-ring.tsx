interface ProgressRingProps {
  label: string;
  /** 0 to 1. */
  fraction: number;
  /** In pixels. */
  size?: number;
}

export function ProgressRing({ label, fraction, size = 44 }: ProgressRingProps) {
  const radius = 20;
  const length = 2 * Math.PI * radius;
  return (
    <svg
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(fraction * 100)}
      width={size}
      height={size}
      viewBox="0 0 48 48"
      className="-rotate-90"
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
        strokeDashoffset={length * (1 - Math.max(0.02, fraction))}
        className="stroke-accent-line transition-[stroke-dashoffset] duration-500"
      />
    </svg>
  );
}
