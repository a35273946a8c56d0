import type { Locale } from "./locales";

/** Every message of a language, one namespace per file. */
export async function loadMessages(locale: Locale) {
  return {
    shell: (await import(`./messages/${locale}/shell.json`)).default,
    compose: (await import(`./messages/${locale}/compose.json`)).default,
    stage: (await import(`./messages/${locale}/stage.json`)).default,
    numbers: (await import(`./messages/${locale}/numbers.json`)).default,
    palette: (await import(`./messages/${locale}/palette.json`)).default,
    library: (await import(`./messages/${locale}/library.json`)).default,
    viewer: (await import(`./messages/${locale}/viewer.json`)).default,
    problems: (await import(`./messages/${locale}/problems.json`)).default,
    errors: (await import(`./messages/${locale}/errors.json`)).default,
    examples: (await import(`./messages/${locale}/examples.json`)).default,
    request: (await import(`./messages/${locale}/request.json`)).default,
    lineage: (await import(`./messages/${locale}/lineage.json`)).default,
    portability: (await import(`./messages/${locale}/portability.json`)).default,
    takeUp: (await import(`./messages/${locale}/take-up.json`)).default,
    saved: (await import(`./messages/${locale}/saved.json`)).default,
    help: (await import(`./messages/${locale}/help.json`)).default,
    failures: (await import(`./messages/${locale}/failures.json`)).default,
  };
}
