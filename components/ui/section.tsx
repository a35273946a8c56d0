import type { ReactNode } from "react";

interface SectionProps {
  title: string;
  /** Beside the title, on the right. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A titled part of what is known about an image. */
export function Section({ title, aside, children }: SectionProps) {
  return (
    <section aria-label={title} className="flex flex-col gap-1.5">
      <div className="flex min-h-6 items-center justify-between gap-2">
        <h3 className="text-2xs font-semibold text-soft">{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}
