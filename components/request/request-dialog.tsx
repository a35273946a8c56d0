"use client";

import { useQuery } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Segmented } from "@/components/ui/segmented";
import { Switch } from "@/components/ui/switch";
import { ApiProblem, callApi } from "@/lib/client/queries/api";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import { type CodeLanguage, codeAnswerSchema, codeLanguages } from "@/lib/core/api/request-code";
import type { GenerationRequest } from "@/lib/core/generation/request";

// The server writes the program: the browser must not learn the name of the key's variable.
const codeQuery = (request: GenerationRequest, language: CodeLanguage, isWhole: boolean) => ({
  queryKey: ["request-code", request, language, isWhole],
  queryFn: async () => {
    const answer = await callApi("/api/requests/code", codeAnswerSchema, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ request, language, isWhole }),
    });
    return answer.code;
  },
  retry: false,
  gcTime: 0,
});

interface RequestDialogProps {
  request: GenerationRequest;
  onClose: () => void;
}

/** The upstream call a request makes, as a program. Nothing is sent. */
export default function RequestDialog({ request, onClose }: RequestDialogProps) {
  const t = useTranslations("request");
  const { texts } = useErrorText();
  const [language, setLanguage] = useState<CodeLanguage>("curl");
  const [isWhole, setWhole] = useState(false);
  const [copied, setCopied] = useState<boolean>();
  const { data: shown, error } = useQuery(codeQuery(request, language, false));
  // Drawing megabytes of text would freeze the browser, so the full program is only for copying.
  const whole = useQuery({ ...codeQuery(request, language, true), enabled: isWhole });
  const code = isWhole ? whole.data : shown;

  return (
    <Dialog title={t("title")} hint={t("hint")} onClose={onClose} className="w-3xl">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Segmented
          label={t("language")}
          value={language}
          options={codeLanguages.map((value) => ({ value, label: t(`name.${value}`) }))}
          onValue={setLanguage}
        />
        <Button
          size="small"
          disabled={!code}
          onClick={() =>
            code &&
            navigator.clipboard.writeText(code).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }
        >
          <Copy aria-hidden className="size-3.5" />
          {t("copy")}
        </Button>
      </div>
      {request.inputs.length > 0 && (
        <Switch label={t("whole")} hint={t("wholeHint")} checked={isWhole} onChecked={setWhole} />
      )}
      <p aria-live="polite" className="text-xs text-soft empty:hidden">
        {copied !== undefined && t(copied ? "copied" : "copyFailed")}
      </p>
      {error ? (
        <div role="alert" className="text-xs text-bad">
          {error instanceof ApiProblem
            ? texts(error).map((text) => <p key={text}>{text}</p>)
            : t("failed")}
        </div>
      ) : (
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable area must be reachable by keyboard.
          tabIndex={0}
          aria-label={t(`name.${language}`)}
          className="min-h-60 overflow-auto rounded-md bg-sunk p-3 [scrollbar-width:thin]"
        >
          <pre className="font-mono text-2xs leading-4">{shown ?? t("loading")}</pre>
        </section>
      )}
    </Dialog>
  );
}
