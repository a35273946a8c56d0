import { gzipSync } from "node:zlib";
import { localeCookie } from "@/lib/i18n/locales";

/** What a page weighs on its first visit, in bytes as they are sent. */
interface FirstLoad {
  html: number;
  /** The scripts that the page names, which it needs before anything can be done on it. */
  scripts: number;
}

/** Asks a running studio for a page and for all scripts that it names. */
export async function firstLoadOf(url: string, path: string, locale: string): Promise<FirstLoad> {
  const response = await fetch(`${url}${path}`, {
    headers: { Cookie: `${localeCookie}=${locale}` },
  });
  const html = await response.text();
  const scripts = [...html.matchAll(/<script\b[^>]*>/g)]
    .map(([tag]) => tag)
    // Those are for browsers without modules.
    .filter((tag) => !/\bnomodule\b/i.test(tag))
    .flatMap((tag) => /\bsrc="([^"]+)"/.exec(tag)?.[1] ?? []);
  const sizes = await Promise.all(
    [...new Set(scripts)].map(async (script) => {
      const answer = await fetch(new URL(script, url));
      if (!answer.ok) throw new Error(`${script}: HTTP ${answer.status}`);
      return gzipSync(await answer.text()).length;
    }),
  );
  return { html: gzipSync(html).length, scripts: sizes.reduce((sum, size) => sum + size, 0) };
}
