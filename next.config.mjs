import { existsSync } from "node:fs";
import { join } from "node:path";
import createNextIntlPlugin from "next-intl/plugin";

/** @type {import("next").NextConfig} */
const config = {
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  experimental: {
    // A studio listens sooner when each page and route is loaded as somebody asks for it.
    preloadEntriesOnStart: false,
    // Keeping what a next build could use again takes a fifth of a build, and more room than all else
    // of it: only who has built before is likely to build again.
    turbopackFileSystemCacheForBuild: existsSync(join(import.meta.dirname, ".next/BUILD_ID")),
  },
  // `npm test` checks the types of everything, tests included; once is enough.
  typescript: { ignoreBuildErrors: true },
  // The official SDK asks for tasks with a trailing slash and is no friend of redirects.
  skipTrailingSlashRedirect: true,
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        // A click that spends money must not come from a page that frames this one.
        { key: "X-Frame-Options", value: "DENY" },
        { key: "Referrer-Policy", value: "same-origin" },
        // What is sent as one kind of file must not be taken for another.
        { key: "X-Content-Type-Options", value: "nosniff" },
      ],
    },
  ],
  // The emulator and the studio load these at run time; bundling would break their native parts.
  serverExternalPackages: [
    "sharp",
    "kysely",
    "pg",
    "pino",
    "prom-client",
    "@aws-sdk/client-s3",
    "@aws-sdk/s3-request-presigner",
  ],
};

const withMessages = createNextIntlPlugin({
  requestConfig: "./lib/i18n/request.ts",
  experimental: {
    // Messages are parsed while building: the page needs no parser of theirs, which weighs 9 kB.
    messages: { path: "./lib/i18n/messages", format: "json", locales: "infer", precompile: true },
  },
});

export default withMessages(config);
