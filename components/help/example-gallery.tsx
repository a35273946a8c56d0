"use client";

import { useTranslations } from "next-intl";
import { passFocus } from "@/components/ui/focus/pass-focus";
import { focusField } from "@/lib/client/browser/focus-field";
import { useExample } from "@/lib/client/uploads/use-example";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import { type ExampleName, type ExamplePicture, exampleNames, examples } from "@/lib/core/examples";

/** What an example shows: its inputs, or else what it may become. */
const picturesOf = (name: ExampleName): string[] => {
  const { inputs }: { inputs: { picture: ExamplePicture }[] } = examples[name];
  const pictures = inputs.map(({ picture }) => picture);
  return pictures.length > 0 ? pictures : [`covers/${name}`];
};

interface ExampleGalleryProps {
  /** Called once the draft has been filled. */
  onFilled?: () => void;
}

/** Drafts to start with: one press fills everything, another runs it. */
export function ExampleGallery({ onFilled }: ExampleGalleryProps) {
  const t = useTranslations("examples");
  const { texts } = useErrorText();
  const example = useExample();
  return (
    <div className="flex flex-col gap-2">
      <ul
        ref={passFocus(() => focusField("prompt"))}
        aria-label={t("title")}
        className="grid grid-cols-3 gap-2 max-[1100px]:grid-cols-2"
      >
        {exampleNames.map((name) => {
          return (
            <li key={name}>
              <button
                type="button"
                aria-disabled={example.isPending}
                onClick={() =>
                  !example.isPending &&
                  example.mutate(
                    { name, prompt: t(`prompt.${name}`) },
                    onFilled ? { onSuccess: onFilled } : {},
                  )
                }
                className="flex w-full flex-col gap-1.5 rounded-md border border-line bg-panel p-1.5 text-left not-aria-disabled:hover:border-line-strong aria-disabled:opacity-60"
              >
                <span aria-hidden className="flex h-18 overflow-hidden rounded-sm bg-sunk">
                  {picturesOf(name).map((picture) => (
                    <img
                      key={picture}
                      src={`/examples/${picture}.svg`}
                      alt=""
                      className="h-full min-w-0 flex-1 object-cover"
                    />
                  ))}
                </span>
                <span className="text-xs leading-4 font-medium">{t(`name.${name}`)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <div aria-live="polite" className="text-xs text-bad empty:hidden">
        {example.error && texts(example.error).map((text) => <p key={text}>{text}</p>)}
      </div>
    </div>
  );
}
