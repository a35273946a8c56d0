import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";

/** What fetch has done with one call so far. */
interface Flight {
  isMade: boolean;
  isSent: boolean;
}

const flights = new AsyncLocalStorage<Flight>();
const flightOf = new WeakMap<object, Flight>();

/** The request that a message on one of fetch's diagnostics channels is about. */
function requestIn(message: unknown): object | undefined {
  if (typeof message !== "object" || message === null || !("request" in message)) return undefined;
  return typeof message.request === "object" && message.request ? message.request : undefined;
}

// Node's fetch publishes both, the second just before it writes the first byte of a request.
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

/**
 * Makes a call and watches it. `wasNeverSent` says, even after a failure, whether no byte of it was
 * written for certain. If so, upstream never heard of it, whatever prevented the connection.
 */
export function watchSending<Result>(call: () => Promise<Result>): {
  result: Promise<Result>;
  wasNeverSent: () => boolean;
} {
  const flight: Flight = { isMade: false, isSent: false };
  const result = flights.run(flight, call);
  return { result, wasNeverSent: () => flight.isMade && !flight.isSent };
}
