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
 * A run of an answer, or the same run as it was heard of last, whichever is newer: an answer tells
 * how things were when it was written, and what was heard while it was on its way stays.
 */
export const newestKnown = (client: QueryClient, answered: Generation): Generation =>
  newest(client.getQueryData<Generation>(generationKey(answered.id)), answered);

/** The newest runs as an answer has them, newest first, with those that were begun since. */
function withBegunMeanwhile(client: QueryClient, answered: Generation[]): Generation[] {
  const last = answered[0]?.id ?? "";
  const begun = client
    .getQueriesData<Generation>({ queryKey: [kind] })
    // The ids of runs are in the order in which these were begun.
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

/** So many runs that ended without an image are shown among the images, the latest ones. */
const mostWithoutImages = 200;

/** The runs without an image that nobody took off the screen, also those of long ago. */
export const withoutImagesQuery = queryOptions({
  queryKey: ["generations-without-images"],
  queryFn: async ({ client }) => {
    const path = `/api/generations?withoutImages=true&dismissed=false&limit=${mostWithoutImages}`;
    const { items } = await callApi(path, generationPageSchema);
    return items.map((one) => newestKnown(client, one));
  },
  ...keptLive,
});
