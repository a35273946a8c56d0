"use client";

import { useTranslations } from "next-intl";
import { type Ref, useRef } from "react";
import { classes } from "@/components/ui/classes";
import { Field, problemsId } from "@/components/ui/field";
import { endEdit } from "@/lib/client/draft/draft-store";
import { promptPieces } from "@/lib/core/generation/prompt/references";
import { countCharacters } from "@/lib/core/generation/request";
import { PromptMarks } from "./prompt-marks";

interface PromptAreaProps {
  id: string;
  /** Its path in the request. */
  path: string;
  label: string;
  placeholder: string;
  text: string;
  maxCharacters: number;
  rows: number;
  problems: string[];
  /** How many boxes each image has that the text can name; undefined if it names none. */
  boxCounts?: number[] | undefined;
  onText: (text: string) => void;
  field?: Ref<HTMLTextAreaElement>;
  onEnter?: () => void;
  className?: string;
}

/** Text for the model, with a count of the characters it reads. */
export function PromptArea({
  id,
  path,
  label,
  placeholder,
  text,
  maxCharacters,
  rows,
  problems,
  boxCounts,
  onText,
  field,
  onEnter,
  className,
}: PromptAreaProps) {
  const t = useTranslations("compose");
  const marks = useRef<HTMLDivElement>(null);
  const count = countCharacters(text);
  const cut = cutOff(text, maxCharacters);
  return (
    <Field
      label={label}
      path={path}
      controlId={id}
      fact={
        <span className={classes(count > maxCharacters && "font-semibold text-bad")}>
          {t("promptCount", { count, max: maxCharacters })}
        </span>
      }
      problems={cut === "" ? problems : [...problems, t("promptCut", { cut })]}
    >
      <div className="relative flex rounded-md bg-sunk">
        <PromptMarks ref={marks} pieces={promptPieces(text, boxCounts, maxCharacters)} />
        <textarea
          ref={field}
          id={id}
          value={text}
          rows={rows}
          placeholder={placeholder}
          aria-describedby={problemsId(id)}
          aria-invalid={problems.length > 0 || undefined}
          onChange={(event) => onText(event.target.value)}
          onScroll={({ currentTarget }) => {
            // Keep the highlights behind the text as it scrolls.
            marks.current?.scrollTo(0, currentTarget.scrollTop);
          }}
          onFocus={onEnter}
          onBlur={endEdit}
          className={classes(
            "relative w-full resize-y rounded-md border border-line bg-transparent p-2.5 leading-5 placeholder:text-faint hover:border-line-strong aria-invalid:border-bad [scrollbar-gutter:stable] [scrollbar-width:thin]",
            className,
          )}
        />
      </div>
    </Field>
  );
}

/** How many characters to show of the part beyond the limit. */
const shownCut = 60;

/** The beginning of the part that upstream would not read. */
function cutOff(text: string, maxCharacters: number): string {
  const [...characters] = text;
  const rest = characters.slice(maxCharacters);
  return rest.slice(0, shownCut).join("") + (rest.length > shownCut ? " …" : "");
}
