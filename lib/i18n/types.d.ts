import type { Locale } from "./locales";
import type comparison from "./messages/en/comparison.json";
import type compose from "./messages/en/compose.json";
import type errors from "./messages/en/errors.json";
import type examples from "./messages/en/examples.json";
import type failures from "./messages/en/failures.json";
import type help from "./messages/en/help.json";
import type library from "./messages/en/library.json";
import type lineage from "./messages/en/lineage.json";
import type numbers from "./messages/en/numbers.json";
import type palette from "./messages/en/palette.json";
import type portability from "./messages/en/portability.json";
import type problems from "./messages/en/problems.json";
import type request from "./messages/en/request.json";
import type saved from "./messages/en/saved.json";
import type shell from "./messages/en/shell.json";
import type stage from "./messages/en/stage.json";
import type takeUp from "./messages/en/take-up.json";
import type viewer from "./messages/en/viewer.json";

/** Lets the compiler check every key that a component uses. */
declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: {
      shell: typeof shell;
      compose: typeof compose;
      /** Loaded with its view. */
      comparison: typeof comparison;
      stage: typeof stage;
      numbers: typeof numbers;
      palette: typeof palette;
      library: typeof library;
      viewer: typeof viewer;
      problems: typeof problems;
      errors: typeof errors;
      examples: typeof examples;
      request: typeof request;
      saved: typeof saved;
      lineage: typeof lineage;
      portability: typeof portability;
      takeUp: typeof takeUp;
      help: typeof help;
      failures: typeof failures;
    };
  }
}
