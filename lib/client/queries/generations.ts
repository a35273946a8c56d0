import { type QueryClient, queryOptions } from "@tanstack/react-query";
import {
  type Generation,
  generationEnvelopeSchema,
  generationPageSchema,
} from "@/lib/core/api/generation";
import { newest } from "@/lib/core/api/newest";
import { rawAnswerSchema } from "@/lib/core/api/raw-answer";
import { callApi } from "./api";
import { keptLive } from "./kept-live";

const kind = "generation";
const generationKey = (id: string) => [kind, id] as const;

/**
 * The newer of an answered run and the same run in the cache. An answer shows the state when it was
 * written, so news received while it was on its way wins.
 */
export const newestKnown = (client: QueryClient, answered: Generation): Generation =>
  newest(client.getQueryData<Generation>(generationKey(answered.id)), answered);

/** The newest runs of an answer, newest first, plus those started since. */
function withBegunMeanwhile(client: QueryClient, answered: Generation[]): Generation[] {
  const last = answered[0]?.id ?? "";
  const begun = client
    .getQueriesData<Generation>({ queryKey: [kind] })
    // Run ids sort in the order in which the runs started.
    .flatMap(([, heard]) => (heard && heard.id > last ? [heard] : []))
    .toSorted((one, two) => (one.id < two.id ? 1 : -1));
  return [...begun, ...answered.map((one) => newestKnown(client, one))];
}

export const generationQuery = (id: string) =>
  queryOptions({
    queryKey: generationKey(id),
    queryFn: async ({ client }) => {
      const answer = await callApi(`/api/generations/${id}`, generationEnvelopeSchema);
      return newestKnown(client, answer.generation);
    },
    retry: false,
    ...keptLive,
  });

export const rawAnswerQuery = (generationId: string) =>
  queryOptions({
    queryKey: ["answer", generationId],
    queryFn: () => callApi(`/api/generations/${generationId}/answer`, rawAnswerSchema),
    retry: false,
  });

const recentGenerations = 100;

export const generationsQuery = queryOptions({
  queryKey: ["generations"],
  queryFn: async ({ client }) => {
    const path = `/api/generations?limit=${recentGenerations}`;
    const { items } = await callApi(path, generationPageSchema);
    return withBegunMeanwhile(client, items);
  },
  ...keptLive,
});

/** How many of the latest runs that ended without images are shown among the images. */
const mostWithoutImages = 200;

/** The runs without images that the user has not dismissed, even old ones. */
export const withoutImagesQuery = queryOptions({
  queryKey: ["generations-without-images"],
  queryFn: async ({ client }) => {
    const path = `/api/generations?withoutImages=true&dismissed=false&limit=${mostWithoutImages}`;
    const { items } = await callApi(path, generationPageSchema);
    return items.map((one) => newestKnown(client, one));
  },
  ...keptLive,
});
