import "server-only";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What the administrator watches; `GET /api/metrics` returns it as Prometheus text. */
export interface Metrics {
  registry: Registry;
  /** Calls to upstream, by kind and outcome ("done", or the kind of the fault). */
  upstreamCalls: Histogram<"call" | "outcome">;
  /** Announced changes of generations, by model and new state. */
  changes: Counter<"model" | "status">;
  /** Downloads of results, by outcome. */
  downloads: Counter<"outcome">;
  /** Requests to the studio's API, by method and class of status. */
  requests: Histogram<"method" | "status">;
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];

/** @param sources values that are counted on request */
export function createMetrics(sources: {
  listeners: () => number;
  /** How many generations are in each state that is not final. */
  open: () => Promise<Map<string, number>>;
}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: "swatchbox_event_listeners",
    help: "Pages that follow the live events now",
    registers,
    collect() {
      this.set(sources.listeners());
    },
  });
  new Gauge({
    name: "swatchbox_generations_open",
    help: "Generations that have not ended, by state",
    labelNames: ["status"],
    registers,
    async collect() {
      this.reset();
      for (const [status, count] of await sources.open()) this.set({ status }, count);
    },
  });
  return {
    registry,
    upstreamCalls: new Histogram({
      name: "swatchbox_upstream_call_seconds",
      help: "Calls of upstream",
      labelNames: ["call", "outcome"],
      buckets: seconds,
      registers,
    }),
    changes: new Counter({
      name: "swatchbox_generation_changes_total",
      help: "Changes of generations, by the state they are in then",
      labelNames: ["model", "status"],
      registers,
    }),
    downloads: new Counter({
      name: "swatchbox_downloads_total",
      help: "Downloads of results",
      labelNames: ["outcome"],
      registers,
    }),
    requests: new Histogram({
      name: "swatchbox_request_seconds",
      help: "Requests of the studio's API until their answer begins",
      labelNames: ["method", "status"],
      buckets: seconds,
      registers,
    }),
  };
}
