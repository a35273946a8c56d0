"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Tooltip } from "radix-ui";
import { type ReactNode, useState } from "react";
import { InitialThemeContext } from "@/lib/client/theme";
import type { Theme } from "@/lib/core/theme";

interface ProvidersProps {
  theme: Theme;
  children: ReactNode;
}

export function Providers({ theme, children }: ProvidersProps) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Tooltip.Provider delayDuration={400}>
        <InitialThemeContext value={theme}>{children}</InitialThemeContext>
      </Tooltip.Provider>
    </QueryClientProvider>
  );
}
