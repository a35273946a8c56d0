/** What a prompt can ask the emulator to do wrong, to see how a client takes it. */
export interface Directives {
  /** `[[fail:Code]]`: the task fails with this code. */
  failCode: string | undefined;
  /** `[[slow:20s]]`: the task runs that many seconds longer. */
  slowSeconds: number;
  /** `[[partial:1]]`: only so many images come. */
  partialCount: number | undefined;
  /** `[[drop-connection]]`: the task is created, but the answer breaks off. */
  dropsConnection: boolean;
}

const messages: Record<string, string> = {
  DataInspectionFailed: "Input data may contain inappropriate content.",
  IPInfringementSuspect: "Input data is suspected of being involved in IP infringement.",
  "InternalError.Timeout":
    "An internal timeout error has occured during execution, please try again later or contact service support.",
};

export function readDirectives(prompt: string): Directives {
  const value = (name: string) => new RegExp(`\\[\\[${name}:([^\\]]+)\\]\\]`).exec(prompt)?.[1];
  const partial = value("partial");
  return {
    failCode: value("fail"),
    slowSeconds: Number.parseFloat(value("slow") ?? "0") || 0,
    partialCount: partial === undefined ? undefined : Math.max(1, Number.parseInt(partial, 10)),
    dropsConnection: prompt.includes("[[drop-connection]]"),
  };
}

/** Upstream's words for a code. */
export function messageOf(code: string): string {
  return messages[code] ?? `The task failed with ${code}.`;
}
