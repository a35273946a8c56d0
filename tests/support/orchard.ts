import { expect } from "vitest";
import { assetPageSchema } from "@/lib/core/api/asset";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { boardEnvelopeSchema, boardsSchema } from "@/lib/core/api/library";
import { startingPalette } from "@/lib/core/palette/starting-palette";
import { batchApi, seeds } from "./batches";
import type { OpenServer } from "./in-process";
import { plainPicture } from "./pictures";

/** A small request for one image. */
export const wan = (prompt: string) => ({
  model: "wan2.7-image",
  prompt,
  parameters: { size: "768*768" },
});

/** Fills a library as people do: six images, one of them in the trash. */
export async function fillOrchard(studio: OpenServer): Promise<void> {
  const api = batchApi(studio.url);
  const send = (method: string, path: string, body: unknown) =>
    fetch(`${studio.url}/api/${path}`, {
      method,
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  const pear = await api.keep("梨 pear.png", await plainPicture(400, 300));
  const plum = await api.keep("plum.png", await plainPicture(401, 300));
  const trashed = await api.keep("trashed.png", await plainPicture(402, 300));
  const gone = await api.keep("gone.png", await plainPicture(403, 300));
  const { board } = boardEnvelopeSchema.parse(
    await (await send("POST", "boards", { name: "Orchard" })).json(),
  );
  const change = (assetIds: string[], what: object) =>
    send("POST", "assets/changes", { assetIds, change: what });
  await send("PATCH", `assets/${pear.id}`, { rating: 5, note: "ripe 港の夕暮れ", starred: true });
  await change([pear.id, plum.id], { addToBoards: [board.id] });
  await change([plum.id], { addTags: ["fruit"] });
  const run = async (request: object, key: string) => {
    const answer = await api.generate(request, key);
    expect(answer.status).toBe(202);
    const { generation } = generationEnvelopeSchema.parse(await answer.json());
    return api.untilEnded(generation.id);
  };
  const edit = {
    model: "qwen-image-edit",
    prompt: "一只梨 on a table",
    inputs: [{ assetId: pear.id, boxes: [] }],
    parameters: {},
    boardId: board.id,
  };
  expect(await run(edit, "edit")).toMatchObject({ status: "succeeded" });
  expect(await run(wan("a quince [[fail:InternalError]]"), "failing")).toMatchObject({
    status: "failed",
  });
  const { batch } = await api.createBatch({ request: wan("cherries"), axes: [seeds(1, 2)] }, "two");
  const { generations } = await api.untilBatchEnded(batch.id);
  const [picked] = generations.flatMap(({ outputs }) => outputs);
  await api.change(batch.id, { decisions: { [picked?.id ?? ""]: { verdict: "picked" } } });
  await send("POST", "saved-items", {
    name: "黄昏",
    content: { kind: "palette", palette: startingPalette },
  });
  await change([gone.id], { trashed: true });
  expect((await send("POST", "trash/empty", {})).status).toBe(200);
  await change([trashed.id], { trashed: true });
}

/** What its studio says when people look for what is in it. */
export async function orchardAnswers({ url }: OpenServer): Promise<Record<string, unknown>> {
  const api = batchApi(url);
  const ask = async (path: string) => (await api.get(`/api/${path}`)).json();
  const boards = boardsSchema.parse(await ask("boards")).items;
  const all = assetPageSchema.parse(await ask("assets?limit=100"));
  expect(boards).toHaveLength(1);
  expect(all.items).toHaveLength(5);
  const found: Record<string, unknown> = { boards, all };
  const queries = [
    ...["梨", "港の夕暮れ", "cherries", "ta", "fruit"].map(
      (words) => `q=${encodeURIComponent(words)}`,
    ),
    `board=${boards[0]?.id}`,
    "tag=fruit",
    "minRating=5",
    "starred=true",
    "trashed=true",
    "verdict=picked",
  ];
  for (const query of queries) {
    const page = assetPageSchema.parse(await ask(`assets?${query}`));
    expect([query, page.items.length > 0]).toEqual([query, true]);
    found[query] = page;
  }
  for (const { id, urls } of all.items) {
    found[id] = await ask(`assets/${id}/lineage`);
    expect((await api.get(urls.original)).status).toBe(200);
  }
  for (const path of ["batches", "generations", "saved-items?kind=palette", "spend"]) {
    found[path] = await ask(path);
  }
  return found;
}
