import { messageOf, moderationMessages } from "./errors.ts";
import type { Refusal } from "./plan.ts";

/** What a prompt can ask the emulator to do wrong, to see how a client takes it. */
export interface Directives {
  /** `[[fail:Code]]`, `[[fail:Code: words]]`, `[[moderation:prompt]]` (or `input`, `output`): it fails so. */
  failure: Refusal | undefined;
  /** `[[slow:20s]]`: it runs that many seconds longer. */
  slowSeconds: number;
  /** `[[partial:1]]`: only so many images come. */
  partialCount: number | undefined;
  /**
   * `[[drop-connection]]`: taken, but the answer breaks off. `[[drop-connection:before]]`: cut
   * before it is taken. `[[bad-gateway]]`: taken, but a proxy answers with a page of its own.
   */
  fault: "dropAfter" | "dropBefore" | "badGateway" | undefined;
  /** `[[flat-failure]]`: a failed task is told in the flat shape that W27-ja prints. */
  isFlat: boolean;
}

/** A day: nothing that a test or a demonstration waits for takes longer. */
const slowestSeconds = 24 * 60 * 60;

export function readDirectives(prompt: string): Directives {
  const value = (name: string) => new RegExp(`\\[\\[${name}:([^\\]]+)\\]\\]`).exec(prompt)?.[1];
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
