import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes";

export interface Option<Value extends string> {
  value: Value;
  label: string;
  /** A second, fainter line. */
  hint?: string;
  /** The title of the group that it is in. */
  group?: string;
}

/** What the open list says of an option, besides its name. */
export interface OptionDetails {
  /** At the end of its first line. */
  aside: string;
  /** The second line, and what stands at its end. */
  hint: string;
  hintAside: string;
  /** In lines of their own; those to be careful about stand out. */
  notes: { text: string; isCaution: boolean }[];
}

export interface SelectProps<Value extends string> {
  label: string;
  value: Value;
  options: Option<Value>[];
  /** Only asked while the list is open; in place of the hints. */
  detailsOf?: (value: Value) => OptionDetails;
  onValue: (value: Value) => void;
  id?: string | undefined;
  className?: string | undefined;
}

/** The look of the closed list, before and after its menu has loaded. */
export const selectFace = (className: string | undefined) =>
  classes(
    "flex items-center gap-2 rounded-md border border-line bg-sunk px-2.5 text-left hover:border-line-strong",
    className,
  );

interface SelectFaceProps {
  name: ReactNode;
  hint: string | undefined;
}

export function SelectFace({ name, hint }: SelectFaceProps) {
  return (
    <>
      <span className="min-w-0 flex-1">
        <span className="block truncate">{name}</span>
        {hint && <span className="block truncate text-2xs text-faint">{hint}</span>}
      </span>
      <ChevronDown aria-hidden className="size-3.5 text-faint" />
    </>
  );
}
