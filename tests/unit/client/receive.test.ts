import { QueryClient } from "@tanstack/react-query";
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  receiveAsset,
  receiveBatch,
  receiveBatchEnvelope,
  receiveGeneration,
} from "@/lib/client/live/receive";
import { assetQuery } from "@/lib/client/queries/assets";
import { batchesQuery, batchQuery } from "@/lib/client/queries/batches";
import { generationQuery, generationsQuery } from "@/lib/client/queries/generations";
import { anAsset } from "../../support/asset";
import { aBatch, aBatchSummary } from "../../support/comparison";
import { aGeneration } from "../../support/generation";

const namedAt = (revision: number) => ({ revision, name: `revision ${revision}` });
const batchAt = (revision: number) => aBatchSummary(namedAt(revision));
const envelopeAt = (revision: number) => ({ batch: aBatch(namedAt(revision)), generations: [] });

/** Each kind of thing: told once before, then in any order; and what the page knows of it at last. */
const kinds = {
  "an image": {
    tell: (client: QueryClient, revision: number) =>
      receiveAsset(client, anAsset({ revision, name: `revision ${revision}` })),
    known: (client: QueryClient) => [
      client.getQueryData(assetQuery(anAsset().id).queryKey)?.revision,
    ],
  },
  "a run": {
    tell: (client: QueryClient, revision: number) =>
      receiveGeneration(client, aGeneration({ revision })),
    known: (client: QueryClient) => [
      client.getQueryData(generationQuery(aGeneration().id).queryKey)?.revision,
      client.getQueryData(generationsQuery.queryKey)?.[0]?.revision,
    ],
  },
  "a comparison in the list of all": {
    tell: (client: QueryClient, revision: number) => receiveBatch(client, batchAt(revision)),
    known: (client: QueryClient) => [client.getQueryData(batchesQuery.queryKey)?.[0]?.revision],
  },
  "a whole comparison": {
    tell: (client: QueryClient, revision: number) =>
      receiveBatchEnvelope(client, envelopeAt(revision)),
    known: (client: QueryClient) => [
      client.getQueryData(batchQuery(batchAt(1).id).queryKey)?.batch.revision,
    ],
  },
};

it("the answer about a comparison leaves the news of its runs that overtook it, and touches nothing else", () => {
  const client = new QueryClient();
  const inBatch = { batchId: batchAt(1).id };
  client.setQueryData(generationsQuery.queryKey, []);
  receiveBatchEnvelope(client, { ...envelopeAt(1), generations: [aGeneration(inBatch)] });
  expect(client.getQueryData(generationsQuery.queryKey)).toEqual([]);
  receiveGeneration(client, aGeneration({ ...inBatch, revision: 3 }));
  const late = aGeneration({ ...inBatch, revision: 2 });
  receiveBatchEnvelope(client, { ...envelopeAt(1), generations: [late] });
  const known = client.getQueryData(batchQuery(batchAt(1).id).queryKey);
  expect(known?.generations[0]?.revision).toBe(3);
  client.clear();
});

it.each(Object.entries(kinds))(
  "%s is kept in its latest state, in whatever order events and answers arrive",
  (_, { tell, known }) => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (revisions) => {
        const client = new QueryClient();
        client.setQueryData(generationsQuery.queryKey, []);
        client.setQueryData(batchesQuery.queryKey, []);
        for (const revision of revisions) tell(client, revision);
        for (const seen of known(client)) expect(seen).toBe(Math.max(...revisions));
        client.clear();
      }),
    );
  },
);
