"use client";

import { useTranslations } from "next-intl";
import { changedWords } from "@/lib/core/comparison-view/changed-words";

interface WrittenRowProps {
  name: string;
  /** What A has, then what B has; undefined if it has none. */
  texts: readonly [string | undefined, string | undefined];
}

const none = "–";

/** A prompt that differs: the words that changed, and both texts in full below. */
export function WrittenRow({ name, texts: [a = "", b = ""] }: WrittenRowProps) {
  const t = useTranslations("comparison");
  const changes = changedWords(a, b);
  const [first] = changes;
  const isWhole = changes.length === 1 && first?.before === a.trim() && first.after === b.trim();
  const whole = (
    <dl className="flex flex-col gap-1.5">
      {[
        { letter: "A", text: a },
        { letter: "B", text: b },
      ].map(({ letter, text }) => (
        <div key={letter} className="flex gap-2">
          <dt className="font-semibold">{letter}</dt>
          <dd className="min-w-0 wrap-anywhere select-text">{text || none}</dd>
        </div>
      ))}
    </dl>
  );
  return (
    <tr className="align-top">
      <th scope="row" className="py-0.5 pr-2 text-left font-normal text-faint">
        {name}
      </th>
      <td colSpan={2} className="py-0.5">
        {isWhole ? (
          whole
        ) : (
          <>
            <ul className="flex flex-col gap-0.5">
              {changes.map(({ before, after }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same words may change twice.
                <li key={index} className="wrap-anywhere select-text">
                  <del className="text-soft no-underline">{before || none}</del>
                  {" → "}
                  <ins className="font-medium no-underline">{after || none}</ins>
                </li>
              ))}
            </ul>
            <details className="mt-1">
              <summary className="cursor-pointer rounded-sm text-2xs text-faint">
                {t("wholeText")}
              </summary>
              <div className="mt-1">{whole}</div>
            </details>
          </>
        )}
      </td>
    </tr>
  );
}
