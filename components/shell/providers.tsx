"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NextIntlClientProvider, useLocale } from "next-intl";
import { type ReactNode, use, useState } from "react";
import { TipLayer } from "@/components/ui/tip-layer";
import { useComposingGuard } from "@/lib/client/browser/use-composing-guard";
import { InitialThemeContext } from "@/lib/client/shell/theme";
import { pageMessages } from "@/lib/client/words/page-messages";
import type { Theme } from "@/lib/core/theme";

/** The studio may run on this machine, so calls are made even without a network. */
const queries = { networkMode: "always" } as const;

interface ProvidersProps {
  theme: Theme;
  children: ReactNode;
}

export function Providers({ theme, children }: ProvidersProps) {
  useComposingGuard();
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries, mutations: queries } }),
  );
  const locale = useLocale();
  return (
    <NextIntlClientProvider locale={locale} messages={use(pageMessages(locale))}>
      <QueryClientProvider client={client}>
        <InitialThemeContext value={theme}>{children}</InitialThemeContext>
        <TipLayer />
      </QueryClientProvider>
    </NextIntlClientProvider>
  );
}
