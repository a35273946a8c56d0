/** The logo: four swatches inside a selection. */
export function Brand({ size = 20 }: { size?: number }) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 20 20">
      <rect
        x="1"
        y="1"
        width="18"
        height="18"
        rx="4"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeDasharray="4 3"
      />
      <rect x="4.5" y="4.5" width="5" height="5" fill="#c6f24e" />
      <rect x="10.5" y="4.5" width="5" height="5" fill="#3dc6ff" />
      <rect x="4.5" y="10.5" width="5" height="5" fill="#ff8a3d" />
      <rect x="10.5" y="10.5" width="5" height="5" fill="#e58b7b" />
    </svg>
  );
}
