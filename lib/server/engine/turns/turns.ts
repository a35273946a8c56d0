import "server-only";
import { type RunClaims, soleClaims } from "../claims/run-claims";
import { createSharedClaims } from "../claims/shared-claims";
import type { Pace } from "../pace";
import { createQueryTurns, type QueryTurns } from "./query-turns";
import {
  createSharedQueryTurns,
  createSharedSubmissionTurns,
  type SharedParts,
} from "./shared-turns";
import { createSubmissionTurns, type SubmissionTurns } from "./submission-turns";

/** Who may do what when: on a run, to a model, and of all that an account may ask. */
interface Turns {
  claims: RunClaims;
  turns: SubmissionTurns;
  queryTurns: QueryTurns;
}

type Claim = Parameters<typeof createSharedClaims>[1];

/** For the only studio of an account, which knows in memory what it does. */
export const soleTurns = (pace: Pace, ending: AbortSignal): Turns => ({
  claims: soleClaims,
  turns: createSubmissionTurns(pace, ending),
  queryTurns: createQueryTurns(pace),
});

/** For replicas, which find out from their database what the others do. */
export const sharedTurns = ({ claim, ...parts }: SharedParts & { claim: Claim }): Turns => ({
  claims: createSharedClaims(parts.database, claim),
  turns: createSharedSubmissionTurns(parts),
  queryTurns: createSharedQueryTurns(parts),
});
