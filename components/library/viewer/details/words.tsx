import { CopyButton } from "@/components/ui/copy-button";
import { Section } from "@/components/ui/section";

interface WordsProps {
  title: string;
  words: string;
  copyLabel: string;
}

/** A text of a run, in full and ready to copy. */
export function Words({ title, words, copyLabel }: WordsProps) {
  return (
    <Section title={title} aside={<CopyButton label={copyLabel} words={words} />}>
      <p className="break-words whitespace-pre-wrap select-text">{words}</p>
    </Section>
  );
}
