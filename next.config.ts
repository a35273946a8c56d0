import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  // The official SDK asks for tasks with a trailing slash and is no friend of redirects.
  skipTrailingSlashRedirect: true,
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        // A click that spends money must not come from a page that frames this one.
        { key: "X-Frame-Options", value: "DENY" },
        { key: "Referrer-Policy", value: "same-origin" },
      ],
    },
  ],
  // The emulator and the studio load these at run time; bundling would break their native parts.
  serverExternalPackages: ["sharp", "kysely", "pino", "prom-client"],
};

export default createNextIntlPlugin("./lib/i18n/request.ts")(config);
