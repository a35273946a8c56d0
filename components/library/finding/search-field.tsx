"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type CompositionEvent, type KeyboardEvent, useRef, useState } from "react";
import { readWish, setWish, useWish } from "@/lib/client/address/wish";
import { focusInGrid } from "@/lib/client/library/grid-focus";
import { useTypedFilter } from "@/lib/client/library/use-typed-filter";
import { withTyped } from "@/lib/core/library/typed-search";
import type { Wish } from "@/lib/core/library/wish";

/** Keystrokes follow each other faster than they need searching. */
const restMs = 250;

/** Text being typed, and what was asked for before it. */
interface Typed {
  text: string;
  before: Wish;
}

/**
 * Searches by words, colours, seed, rating and model, as they are typed. What is no word becomes a
 * filter, and leaves the field with the focus. It waits while a word is being composed, as in Japanese.
 */
export function SearchField() {
  const t = useTranslations("library.find");
  const wish = useWish();
  const read = useTypedFilter();
  const [typed, setTyped] = useState<Typed>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** What the latest search began from. */
  const searchedFrom = useRef<Wish>(undefined);

  const search = ({ text, before }: Typed) => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const isFirst = searchedFrom.current !== before;
    searchedFrom.current = before;
    // Going back once returns to before the search, not through it letter by letter.
    setWish(withTyped(before, read(text)), { isNewEntry: isFirst });
  };
  const type = (text: string, isComposing: boolean) => {
    const next = { text, before: typed?.before ?? readWish() };
    setTyped(next);
    clearTimeout(timer.current);
    if (!isComposing) timer.current = setTimeout(() => search(next), restMs);
  };
  const finish = () => {
    if (typed && timer.current !== undefined) search(typed);
    setTyped(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") finish();
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    focusInGrid();
  };

  return (
    <span data-field="library.search" className="relative min-w-0 flex-1">
      <Search
        aria-hidden
        className="pointer-events-none absolute inset-y-0 left-2 my-auto size-4 text-faint"
      />
      <input
        type="search"
        aria-label={t("search")}
        aria-description={t("searchHint")}
        placeholder={t("searchExample")}
        maxLength={500}
        value={typed?.text ?? wish.filter.q ?? ""}
        onChange={({ target, nativeEvent }) =>
          type(target.value, nativeEvent instanceof InputEvent && nativeEvent.isComposing)
        }
        onCompositionEnd={(event: CompositionEvent<HTMLInputElement>) =>
          type(event.currentTarget.value, false)
        }
        onKeyDown={onKeyDown}
        onBlur={finish}
        className="h-8 w-full min-w-0 rounded-md border border-line bg-sunk pr-2 pl-7.5 text-sm placeholder:text-faint hover:border-line-strong"
      />
    </span>
  );
}
