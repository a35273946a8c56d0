"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, type CompositionEvent, useRef, useState } from "react";
import { readWish, setWish, useWish } from "@/lib/client/address/wish";
import { focusInGrid } from "@/lib/client/library/grid-focus";
import { withFilterPart } from "@/lib/core/library/wish";

/** Keystrokes follow each other faster than they need searching. */
const restMs = 250;

/** Searches images by words. It waits while a word is being composed, as in Japanese. */
export function SearchField() {
  const t = useTranslations("library.find");
  const wish = useWish();
  /** The text being typed, before it is in the URL. */
  const [typed, setTyped] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const search = (text: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const latest = readWish();
      // One step back returns to before the search, not through it letter by letter.
      setWish(withFilterPart(latest, "q", text === "" ? undefined : text), {
        isStep: latest.filter.q === undefined,
      });
    }, restMs);
  };
  const onChange = ({ target, nativeEvent }: ChangeEvent<HTMLInputElement>) => {
    setTyped(target.value);
    const isComposing = nativeEvent instanceof InputEvent && nativeEvent.isComposing;
    if (!isComposing) search(target.value);
  };

  return (
    <span data-field="library.search" className="relative min-w-0 flex-1">
      <Search aria-hidden className="pointer-events-none absolute top-2 left-2 size-4 text-faint" />
      <input
        type="search"
        aria-label={t("search")}
        placeholder={t("search")}
        maxLength={500}
        value={typed ?? wish.filter.q ?? ""}
        onChange={onChange}
        onCompositionEnd={(event: CompositionEvent<HTMLInputElement>) =>
          search(event.currentTarget.value)
        }
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          focusInGrid();
        }}
        onBlur={() => setTyped(undefined)}
        className="h-8 w-full min-w-0 rounded-md border border-line bg-sunk pr-2 pl-7.5 text-sm placeholder:text-faint hover:border-line-strong"
      />
    </span>
  );
}
