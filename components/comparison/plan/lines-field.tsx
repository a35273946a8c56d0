interface LinesFieldProps {
  label: string;
  text: string;
  onText: (text: string) => void;
}

/** Several texts, one per line. */
export function LinesField({ label, text, onText }: LinesFieldProps) {
  return (
    <label className="flex flex-col gap-1 text-2xs text-faint">
      {label}
      <textarea
        rows={4}
        value={text}
        onChange={({ target }) => onText(target.value)}
        className="resize-y rounded-md border border-line bg-sunk px-2.5 py-1.5 text-xs text-text hover:border-line-strong"
      />
    </label>
  );
}
