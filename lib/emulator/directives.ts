import { messageOf, moderationMessages } from "./errors.ts";
import type { Refusal } from "./plan.ts";

/** The faults that a prompt can request, to see how a client copes. */
export interface Directives {
  /**
   * `[[fail:Code]]`, `[[fail:Code: words]]`, `[[moderation:prompt]]` (or `input`, `output`): fails
   * like this.
   */
  failure: Refusal | undefined;
  /** `[[slow:20s]]`: runs that many seconds longer. */
  slowSeconds: number;
  /** `[[partial:1]]`: returns only that many images. */
  partialCount: number | undefined;
  /**
   * `[[drop-connection]]`: accepted, but the answer breaks off. `[[drop-connection:before]]`: cut
   * before it is accepted. `[[bad-gateway]]`: accepted, but a proxy answers with a page of its own.
   */
  fault: "dropAfter" | "dropBefore" | "badGateway" | undefined;
  /** `[[flat-failure]]`: reports a failed task in the flat shape that W27-ja prints. */
  isFlat: boolean;
}

/** A day: no test or demonstration waits longer. */
const slowestSeconds = 24 * 60 * 60;

export function readDirectives(prompt: string): Directives {
  const value = (name: string) =>
    new RegExp(`\\[\\[${name}:(.+?)\\]\\](?!\\])`, "s").exec(prompt)?.[1];
  const partial = Number.parseInt(value("partial") ?? "", 10);
  return {
    failure: failureOf(value("fail"), value("moderation")),
    slowSeconds: Math.min(slowestSeconds, Math.max(0, Number.parseFloat(value("slow") ?? "") || 0)),
    partialCount: Number.isNaN(partial) ? undefined : Math.max(1, partial),
    fault: faultOf(prompt),
    isFlat: prompt.includes("[[flat-failure]]"),
  };
}

function failureOf(fail: string | undefined, moderation: string | undefined): Refusal | undefined {
  const [, code, words] = /^([^:]+)(?::\s*(.+))?$/s.exec(fail ?? "") ?? [];
  if (code) return { code, message: words ?? messageOf(code) };
  if (moderation === "prompt" || moderation === "input" || moderation === "output") {
    return { code: "DataInspectionFailed", message: moderationMessages[moderation] };
  }
  return undefined;
}

function faultOf(prompt: string): Directives["fault"] {
  if (prompt.includes("[[drop-connection:before]]")) return "dropBefore";
  if (prompt.includes("[[drop-connection]]")) return "dropAfter";
  if (prompt.includes("[[bad-gateway]]")) return "badGateway";
  return undefined;
}
