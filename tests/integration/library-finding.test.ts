import { afterAll, beforeAll, expect, it } from "vitest";
import { type Asset, assetPageSchema, assetSchema } from "@/lib/core/api/asset";
import { type Generation, generationPageSchema } from "@/lib/core/api/generation";
import { outlineSchema } from "@/lib/core/api/library";
import { lineageSchema } from "@/lib/core/api/lineage";
import { distanceOf } from "@/lib/core/palette/difference";
import { type OpenServer, openStudioHere } from "../support/in-process";
import { openRows } from "../support/open-rows";
import { plainPicture } from "../support/pictures";
import { freshFolder, quick } from "../support/processes";
import { studioApi } from "../support/studio-api";

let studio: OpenServer;
let dataDir = "";
const settings = () => ({ STUDIO_DATA_DIR: dataDir, ...quick });
beforeAll(async () => {
  dataDir = await freshFolder();
  studio = await openStudioHere(settings());
});
afterAll(() => studio.stop());

const api = () => studioApi(studio.url);
const page = async (query: string) =>
  assetPageSchema.parse(await (await api().get(`/api/assets?${query}`)).json());
const found = async (words: string, rest = "") =>
  (await page(`q=${encodeURIComponent(words)}${rest}`)).items.map(({ name }) => name);
const patch = async (id: string, change: unknown) =>
  assetSchema.parse(
    await (
      await fetch(`${studio.url}/api/assets/${id}`, {
        method: "PATCH",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(change),
      })
    ).json(),
  );
let keys = 0;
async function run(request: Record<string, unknown>): Promise<Generation> {
  keys += 1;
  const whole = {
    model: "wan2.7-image",
    inputs: [],
    parameters: { size: "768*768", n: 1 },
    ...request,
  };
  const answer = await api().generate(whole, `finding-${keys}`);
  expect(answer.status).toBe(202);
  return api().untilEnded((await answer.json()).generation.id);
}
const outputOf = ({ outputs: [output] }: Generation): Asset => {
  if (!output) throw new Error("The run has no image.");
  return output;
};

it("finds words of any script in prompts, names, notes and tags, as they change", async () => {
  const door = await api().keep("Blue dóor.png", await plainPicture(300, 200));
  const hill = await api().keep("hill.png", await plainPicture(301, 200));
  const chinese = outputOf(await run({ prompt: "一幅清晨的山水画，柔和光线" }));
  const japanese = outputOf(await run({ prompt: "雨上がりのコーヒー豆" }));
  expect(await found("door")).toEqual(["Blue dóor.png"]);
  expect(await found("DÓ")).toEqual(["Blue dóor.png"]);
  expect(await found("oor")).toEqual([]);
  for (const words of ["山", "画", "山水", "水画", "柔和光线", "清晨 光线"]) {
    expect(await found(words), words).toEqual([chinese.name]);
  }
  for (const words of ["雨", "の", "コーヒー", "豆", "ー", "コーヒー 雨"]) {
    expect(await found(words), words).toEqual([japanese.name]);
  }
  expect(await found("山画")).toEqual([]);
  expect(await found('"blue door"')).toEqual(["Blue dóor.png"]);
  expect(await found('"door blue"')).toEqual([]);
  // Signs alone find nothing, not everything.
  expect(await found("!?")).toHaveLength(0);

  await patch(hill.id, { note: "the door of 山小屋", tags: ["for Ana"] });
  expect(await found("door")).toEqual(["hill.png", "Blue dóor.png"]);
  expect(await found("door", "&sort=oldest")).toEqual(["Blue dóor.png", "hill.png"]);
  expect(await found("ana door")).toEqual(["hill.png"]);
  expect(await found("山")).toEqual([chinese.name, "hill.png"]);
  await patch(hill.id, { note: "", name: "window.png" });
  expect(await found("door")).toEqual(["Blue dóor.png"]);
  await patch(door.id, { trashed: true });
  expect(await found("door")).toEqual([]);
  expect(await found("door", "&trashed=true")).toEqual(["Blue dóor.png"]);
  await patch(door.id, { trashed: false });
  const outline = await (await api().get("/api/assets/outline?q=door")).json();
  expect(outlineSchema.parse(outline).total).toBe(1);
  expect(await found("山水", "&stacked=true")).toEqual([chinese.name]);
});

it("finds a rewritten prompt", async () => {
  const generation = await run({
    model: "qwen-image-plus",
    prompt: "A kite",
    parameters: { n: 1, promptExtend: true },
  });
  const rewritten = generation.actualPrompts?.[0] ?? "";
  const word = rewritten.split(/[^A-Za-z]+/).findLast((part) => part.length > 4) ?? "";
  expect("A kite").not.toContain(word);
  expect(await found(word, "&model=qwen-image-plus")).toEqual([outputOf(generation).name]);
});

it("finds images by their colours, nearest first, including older ones", async () => {
  const paint = async (name: string, colour: string) =>
    api().keep(`${name}.png`, await plainPicture(320, 240, colour));
  const red = await paint("red", "#C03030");
  await paint("near red", "#B83A38");
  await paint("green", "#2F8F4E");
  const named = async (query: string) => (await page(query)).items.map(({ name }) => name);
  const until = async (query: string, count: number) => {
    for (;;) {
      const names = await named(query);
      if (names.length >= count) return names;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  expect(await until("colours=C03030&kind=upload", 2)).toEqual(["red.png", "near red.png"]);
  expect(await until("colours=2f8f4e&kind=upload", 1)).toEqual(["green.png"]);
  expect(await named("colours=C03030,2F8F4E")).toEqual([]);
  const { colours } = assetSchema.parse(await (await api().get(`/api/assets/${red.id}`)).json());
  expect(distanceOf(colours?.[0]?.hex ?? "#000000", "#C03030")).toBeLessThan(2);
  expect(colours?.reduce((sum, { ratio }) => sum + ratio, 0)).toBe(10_000);
  const first = await page("colours=C03030&kind=upload&limit=1");
  const second = await page(`colours=C03030&kind=upload&limit=1&cursor=${first.nextCursor}`);
  expect(second.items.map(({ name }) => name)).toEqual(["near red.png"]);
  expect(second.nextCursor).toBeNull();
  const outline = await (await api().get("/api/assets/outline?colours=C03030&kind=upload")).json();
  expect(outlineSchema.parse(outline).total).toBe(2);

  await studio.stop();
  const rows = await openRows(dataDir);
  await rows.updateTable("assets").set({ colours: null }).where("name", "=", "red.png").execute();
  await rows.destroy();
  studio = await openStudioHere(settings());
  expect(await until("colours=C03030&kind=upload", 2)).toEqual(["red.png", "near red.png"]);
});

it("lists runs by their request and their outcome", async () => {
  const failed = await run({
    prompt: "[[fail:DataInspectionFailed]] 港の猫",
    parameters: { seed: 77 },
  });
  const runs = async (query: string) =>
    generationPageSchema
      .parse(await (await api().get(`/api/generations?${query}`)).json())
      .items.map(({ id }) => id);
  expect(await runs("withoutImages=true")).toEqual([failed.id]);
  expect(await runs("status=failed,canceled")).toEqual([failed.id]);
  expect(await runs(`q=${encodeURIComponent("猫")}`)).toEqual([failed.id]);
  expect(await runs("seed=77")).toEqual([failed.id]);
  expect(await runs("status=failed&dismissed=true")).toEqual([]);
  expect(await runs("to=2020-01-01T00:00:00Z")).toEqual([]);
  expect(await runs("withoutImages=false&model=qwen-image-plus")).toHaveLength(1);
  const walked: string[] = [];
  let cursor: string | null = "";
  do {
    const answer: Response = await api().get(`/api/generations?q=a&limit=1&cursor=${cursor}`);
    const { items, nextCursor } = generationPageSchema.parse(await answer.json());
    walked.push(...items.map(({ id }) => id));
    cursor = nextCursor;
  } while (cursor !== null);
  expect(walked).toEqual(await runs("q=a"));
});

it("shows an image's origin over ten turns, and upstream's own answer to each", async () => {
  const start = await api().keep("start.png", await plainPicture(512, 512));
  const chain: Asset[] = [start];
  const runs: Generation[] = [];
  for (let turn = 1; turn <= 10; turn += 1) {
    const input = chain.at(-1);
    const generation = await run({ prompt: `Turn ${turn}`, inputs: [{ assetId: input?.id }] });
    runs.push(generation);
    chain.push(outputOf(generation));
  }
  const middle = chain[5];
  const answer = await api().get(`/api/assets/${middle?.id}/lineage`);
  const { assets, generations, isCut } = lineageSchema.parse(await answer.json());
  expect(new Set(assets.map(({ id }) => id))).toEqual(new Set(chain.map(({ id }) => id)));
  expect(isCut).toBe(false);
  expect(generations.map(({ id, prompt }) => [id, prompt])).toEqual(
    runs.map(({ id, request }) => [id, request.prompt]),
  );
  for (const [turn, { inputIds, outputIds, siblings }] of generations.entries()) {
    expect([inputIds, outputIds, siblings]).toEqual([[chain[turn]?.id], [chain[turn + 1]?.id], 0]);
  }
  const kept = await (await api().get(`/api/generations/${runs[0]?.id}/answer`)).json();
  expect(kept.answer.output.task_id).toBe(runs[0]?.taskId);
  expect(JSON.stringify(kept)).not.toContain("sk-sandbox");
  const unknown = "018f0000-0000-7000-8000-000000000001";
  expect((await api().get(`/api/generations/${unknown}/answer`)).status).toBe(404);
  expect((await api().get(`/api/assets/${unknown}/lineage`)).status).toBe(404);
});
