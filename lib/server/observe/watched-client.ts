import "server-only";
import type { DashScopeClient } from "../dashscope/client";
import type { Outcome } from "../dashscope/fault";
import type { Log } from "./log";
import type { Metrics } from "./metrics";

/** The same client, which times each call and logs every call that is not just a query. */
export function watchedClient(
  client: DashScopeClient,
  log: Log,
  metrics: Metrics,
): DashScopeClient {
  const watch = <Given extends unknown[], Value>(
    call: keyof DashScopeClient,
    make: (...given: Given) => Promise<Outcome<Value>>,
  ) => {
    return async (...given: Given): Promise<Outcome<Value>> => {
      const begun = performance.now();
      const outcome = await make(...given);
      const milliseconds = Math.round(performance.now() - begun);
      const ended = outcome.kind === "fault" ? outcome.fault.kind : "done";
      metrics.upstreamCalls.observe({ call, outcome: ended }, milliseconds / 1000);
      if (outcome.kind === "done") {
        log.debug({ call, ms: milliseconds }, "upstream");
      } else {
        const { code, httpStatus, requestId, taken, message } = outcome.fault;
        const facts = { call, ms: milliseconds, code, httpStatus, upstreamRequestId: requestId };
        log.warn({ ...facts, taken, reason: message }, "upstream");
      }
      return outcome;
    };
  };
  return {
    create: watch("create", client.create),
    generate: watch("generate", client.generate),
    query: watch("query", client.query),
    cancel: watch("cancel", client.cancel),
    list: watch("list", client.list),
    uploadPolicy: watch("uploadPolicy", client.uploadPolicy),
    upload: watch("upload", client.upload),
  };
}
