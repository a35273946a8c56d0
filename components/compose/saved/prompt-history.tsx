"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { endEdit, setPrompt } from "@/lib/client/draft/draft-store";
import { callApi } from "@/lib/client/queries/api";
import { promptsSchema } from "@/lib/core/api/prompt";

const promptsQuery = (search: string) => ({
  queryKey: ["prompts", search],
  queryFn: async () =>
    (await callApi(`/api/prompts?q=${encodeURIComponent(search)}`, promptsSchema)).prompts,
  placeholderData: keepPreviousData,
  // It must include a run that was just made.
  staleTime: 0,
});

/** Searches every prompt that was run, to use it again. */
export function PromptHistory({ onUsed }: { onUsed: () => void }) {
  const t = useTranslations("saved");
  const [search, setSearch] = useState("");
  const { data: prompts, isError } = useQuery(promptsQuery(search));
  const use = (prompt: string) => {
    endEdit();
    setPrompt(prompt);
    endEdit();
    onUsed();
  };
  return (
    <div className="flex flex-col gap-3">
      <input
        type="search"
        aria-label={t("search")}
        placeholder={t("search")}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        className="h-8 rounded-md border border-line bg-sunk px-2.5 text-xs placeholder:text-faint hover:border-line-strong"
      />
      <div aria-live="polite" className="text-xs empty:hidden">
        {isError && <p className="text-bad">{t("listFailed")}</p>}
        {prompts?.length === 0 && <p className="text-faint">{t("none.history")}</p>}
      </div>
      <ul aria-label={t("kind.history")} className="flex flex-col gap-0.5">
        {prompts?.map((prompt) => (
          <li key={prompt}>
            <button
              type="button"
              onClick={() => use(prompt)}
              className="line-clamp-2 w-full rounded-md px-2 py-1.5 text-left text-xs text-soft hover:bg-sunk hover:text-text"
            >
              {prompt}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
