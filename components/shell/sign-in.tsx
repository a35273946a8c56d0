"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, problemsId } from "@/components/ui/field";
import { type ApiProblem, request } from "@/lib/client/queries/api";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import { Brand } from "./brand";

const id = "password";

export function SignIn() {
  const t = useTranslations("shell.signIn");
  const { texts } = useErrorText();
  const [password, setPassword] = useState("");
  const signIn = useMutation<void, ApiProblem>({
    mutationFn: async () => {
      await request("/api/session", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ password }),
      });
      window.location.assign("/");
    },
  });

  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate();
        }}
        className="flex w-full max-w-80 flex-col gap-5 rounded-lg border border-line bg-panel p-6"
      >
        <h1 className="flex items-center gap-2.5 text-base font-semibold">
          <Brand size={24} />
          {t("title")}
        </h1>
        <Field
          label={t("password")}
          controlId={id}
          problems={signIn.error ? texts(signIn.error) : []}
        >
          <input
            id={id}
            type="password"
            autoComplete="current-password"
            value={password}
            aria-describedby={problemsId(id)}
            aria-invalid={signIn.isError || undefined}
            onChange={(event) => setPassword(event.target.value)}
            className="h-9 rounded-md border border-line bg-sunk px-2.5 aria-invalid:border-bad"
          />
        </Field>
        <Button type="submit" look="primary" disabled={signIn.isPending || password === ""}>
          {signIn.isPending ? t("busy") : t("submit")}
        </Button>
      </form>
    </main>
  );
}
