interface CheckListProps {
  label: string;
  options: { value: string; label: string }[];
  chosen: string[];
  /** In the order of the options. */
  onChosen: (chosen: string[]) => void;
}

/** Picks several of a few options. */
export function CheckList({ label, options, chosen, onChosen }: CheckListProps) {
  const toggle = (value: string) => {
    const next = chosen.includes(value)
      ? chosen.filter((other) => other !== value)
      : [...chosen, value];
    const places = options.map((option) => option.value);
    onChosen(next.toSorted((one, other) => places.indexOf(one) - places.indexOf(other)));
  };
  return (
    <fieldset aria-label={label} className="flex flex-wrap gap-1.5">
      {options.map((option) => (
        <label
          key={option.value}
          className="relative flex h-7 items-center rounded-md border border-line bg-sunk px-2.5 text-xs text-soft hover:border-line-strong has-checked:border-accent-line has-checked:bg-accent-soft has-checked:text-text"
        >
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={() => toggle(option.value)}
            className="absolute inset-0 cursor-pointer appearance-none rounded-md"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
