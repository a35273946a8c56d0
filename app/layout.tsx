import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Providers } from "@/components/shell/providers";
import { themeCookie, themeSchema } from "@/lib/core/theme";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return { title: t("title"), description: t("description") };
}

export const viewport: Viewport = { colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const stored = themeSchema.safeParse((await cookies()).get(themeCookie)?.value);
  const theme = stored.data ?? "system";
  return (
    <html lang={locale} data-theme={theme}>
      <body>
        {/* The page loads its messages itself, as a file that the browser keeps. */}
        <NextIntlClientProvider messages={null}>
          <Providers theme={theme}>{children}</Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
