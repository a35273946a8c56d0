import type { ReactNode } from "react";
import { classes } from "./classes";

interface FieldProps {
  label: string;
  /** The id of the labelled control; without it the label titles a group. */
  controlId?: string;
  /** A short fact to the right of the label. */
  fact?: ReactNode;
  /** Its path in the form's data, so that it can be found from elsewhere. */
  path?: string;
  /** What is wrong, in the user's language. */
  problems?: string[];
  children: ReactNode;
  className?: string;
}

/** The id of the element with a field's problems, for `aria-describedby`. */
export function problemsId(controlId: string): string {
  return `${controlId}-problems`;
}

/** A labelled part of a form: label and fact above, problems below. */
export function Field({
  label,
  controlId,
  fact,
  path,
  problems = [],
  children,
  className,
}: FieldProps) {
  const heading = "shrink-0 text-2xs font-semibold text-soft";
  return (
    <div data-field={path} className={classes("flex min-w-0 flex-col gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-2">
        {controlId ? (
          <label htmlFor={controlId} className={heading}>
            {label}
          </label>
        ) : (
          <span className={heading}>{label}</span>
        )}
        {fact !== undefined && <span className="truncate text-2xs text-faint">{fact}</span>}
      </div>
      {children}
      <div
        id={controlId ? problemsId(controlId) : undefined}
        aria-live="polite"
        className="flex flex-col gap-1 text-xs text-bad empty:hidden"
      >
        {problems.map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
      </div>
    </div>
  );
}
