import type { ReactNode } from "react";

interface StatusLineProps {
  /** Names the words for the `aria-describedby` of what they are about. */
  id?: string;
  /** Nothing is shown without them. */
  words: ReactNode;
  /** An alert interrupts what is being read out. */
  role?: "status" | "alert";
  /** What stands beside the words, such as buttons. */
  children?: ReactNode;
  className?: string;
  wordsClassName?: string;
}

/** Words that are read out when they come, without the buttons that stand beside them. */
export function StatusLine({
  id,
  words,
  role = "status",
  children,
  className,
  wordsClassName = "min-w-0 flex-1",
}: StatusLineProps) {
  return (
    <div className={words ? className : "sr-only"}>
      <div id={id} role={role} className={wordsClassName}>
        {words}
      </div>
      {words ? children : null}
    </div>
  );
}
