import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import { z } from "zod";

/** What fetch has done with one call so far. */
interface Flight {
  isMade: boolean;
  isSent: boolean;
  /** Of the answer, once its head is there. */
  status: number | undefined;
}

const answeredSchema = z.object({ response: z.object({ statusCode: z.int() }) });

const flights = new AsyncLocalStorage<Flight>();
const flightOf = new WeakMap<object, Flight>();

/** The request that a message on one of fetch's diagnostics channels is about. */
function requestIn(message: unknown): object | undefined {
  if (typeof message !== "object" || message === null || !("request" in message)) return undefined;
  return typeof message.request === "object" && message.request ? message.request : undefined;
}

// Node publishes all three: the second just before it writes the first byte of a request, the third with
// the head of the answer.
subscribe("undici:request:create", (message) => {
  const request = requestIn(message);
  const flight = flights.getStore();
  if (!request || !flight) return;
  flight.isMade = true;
  flightOf.set(request, flight);
});
subscribe("undici:client:sendHeaders", (message) => {
  const request = requestIn(message);
  const flight = request && flightOf.get(request);
  if (flight) flight.isSent = true;
});
subscribe("undici:request:headers", (message) => {
  const request = requestIn(message);
  const flight = request && flightOf.get(request);
  if (flight) flight.status = answeredSchema.safeParse(message).data?.response.statusCode;
});

/**
 * Makes a call and watches it. `wasNeverSent` says, even after a failure, whether it is certain that no
 * byte was written. Then upstream never saw the call, whatever went wrong. `status` is the status of
 * the answer, even where fetch throws, as for 407.
 */
export function watchSending<Result>(call: () => Promise<Result>): {
  result: Promise<Result>;
  wasNeverSent: () => boolean;
  status: () => number | undefined;
} {
  const flight: Flight = { isMade: false, isSent: false, status: undefined };
  const result = flights.run(flight, call);
  return {
    result,
    wasNeverSent: () => flight.isMade && !flight.isSent,
    status: () => flight.status,
  };
}
