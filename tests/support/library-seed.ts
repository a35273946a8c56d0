import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { aspectCodeOf } from "@/lib/core/library/aspect-code";
import { orderKeyOf } from "@/lib/core/library/order-key";
import { openDerivativeStore } from "@/lib/server/assets/derivatives";
import { localFile } from "@/lib/server/assets/pixels";
import { currentReading } from "@/lib/server/db/assets/insert-asset";
import { stackKeyOf } from "@/lib/server/db/assets/stack-key";
import type { Database } from "@/lib/server/db/database";
import { indexWords } from "@/lib/server/db/search/index-words";
import { openRows } from "./open-rows";
import { tablePicture } from "./pictures";

/** The words of seeded prompts: the first of each list are common, the last rare. */
const words = {
  english:
    "light soft photograph of a in the with morning film grain lighthouse harbour wooden table ceramic vase glass flowers window rain street neon mountain lake portrait linen dress market stone bridge fog forest bird horse train station kitchen bread coffee violin garden desert dune astronaut temple lantern paper crane fisherman boat snow cabin aurora poster typography isometric watercolour ink café façade crème jalapeño",
  chinese:
    "柔和光线 摄影 清晨 山水画 一座灯塔 木桌上的花瓶 雨后的街道 霓虹灯 江南水乡 古镇石桥 竹林 茶馆 旗袍 书法 青花瓷 长城 雪山 湖面倒影 孩子 老人 小猫 灯笼 宣纸 水墨风格 金色 夜晚 海边 渔船 火车站 咖啡",
  japanese:
    "柔らかい光 写真 朝の 港の灯台 木のテーブル 花びん 雨上がりの通り ネオンサイン 富士山 みずうみ 着物の女性 いちば 石のアーチ きり もり とり ねこ でんしゃ えき だいどころ パン コーヒー にわ さきゅう おてら ちょうちん 折り鶴 りょうし ゆき ポスター",
} as const;
type Language = keyof typeof words;

/** One in a thousand images has one of these words in its prompt. */
export const rareWords = {
  english: "zeppelin",
  chinese: "麒麟",
  japanese: "かまくら",
} satisfies Record<Language, string>;
const languages: Language[] = ["english", "english", "chinese", "japanese"];
const models = ["wan2.7-image-pro", "wan2.7-image", "qwen-image-plus", "qwen-image"];
const sizes = [
  [1024, 1024],
  [2048, 2048],
  [1536, 1024],
  [1024, 1536],
  [2688, 1536],
] as const;
const tags = ["cover", "draft", "client", "夜", "きり", "再利用"];
const hues = [
  "#C2D1E6",
  "#3B5B8C",
  "#D98A5B",
  "#7FA37A",
  "#2B2B2E",
  "#F2E8D5",
  "#A03C4B",
  "#E3C04A",
];

/** A sequence of numbers from 0 to 1, the same for the same seed. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export interface SeededLibrary {
  /** In the order of the library, newest first. */
  assetIds: string[];
  boardId: string;
  /** The seed of the oldest of them. */
  seed: number;
}

/** The age of the oldest of them. */
const spanMs = 2 * 365 * 24 * 60 * 60_000;
const savedAtOnce = 200;
const mostEachRun = 4;

/**
 * Fills a data folder that no studio has open with this many images: rows as a studio would have
 * written them, in three languages, with tags, ratings, boards and colours. All share one picture,
 * so that they take little disk space.
 * @param open opens the folder's rows, where they are not on what the tests run on
 */
export async function seedLibrary(
  dataDir: string,
  count: number,
  open: (dataDir: string) => Promise<Database> = openRows,
): Promise<SeededLibrary> {
  await mkdir(dataDir, { recursive: true });
  const picture = await keepPicture(dataDir);
  const database = await open(dataDir);
  const next = numbersFrom(count);
  const boardId = uuidv7();
  await database
    .insertInto("boards")
    .values({ id: boardId, name: "Seeded", created_at: Date.now() })
    .execute();
  const assetIds: string[] = [];
  let seed: number | undefined;
  const stepMs = spanMs / count;
  const beginning = Date.now() - spanMs;
  while (assetIds.length < count) {
    const runs: SeededRun[] = [];
    let planned = 0;
    while (planned < savedAtOnce && assetIds.length + planned < count) {
      const left = count - assetIds.length - planned;
      const run = drawRun(next, beginning + (assetIds.length + planned) * stepMs, left);
      runs.push(run);
      seed ??= run.request.parameters.seed;
      planned += run.images;
    }
    assetIds.push(...(await save(database, runs, picture, boardId, next)));
  }
  await database.destroy();
  return { assetIds: assetIds.toReversed(), boardId, seed: seed ?? 0 };
}

type Picture = Awaited<ReturnType<typeof keepPicture>>;

async function keepPicture(dataDir: string) {
  const content = await tablePicture();
  const sha256 = createHash("sha256").update(content).digest("hex");
  const folder = join(dataDir, "blobs", sha256.slice(0, 2));
  await mkdir(folder, { recursive: true });
  const path = join(folder, sha256);
  await writeFile(path, content);
  const derivatives = await openDerivativeStore(join(dataDir, "derivatives"));
  const { thumbhash } = await derivatives.make({
    withFile: localFile(path),
    sha256,
    mime: "image/png",
  });
  return { sha256, thumbhash, bytes: content.byteLength };
}

interface SeededRun {
  id: string;
  at: number;
  images: number;
  size: readonly [number, number];
  request: {
    model: string;
    prompt: string;
    inputs: [];
    parameters: { size: string; n: number; seed: number };
  };
}

const oneOf = <Value>(values: readonly [Value, ...Value[]] | readonly Value[], part: number) => {
  const value = values[Math.min(values.length - 1, Math.floor(part * values.length))];
  if (value === undefined) throw new Error("There is nothing to choose from.");
  return value;
};

function drawRun(next: () => number, at: number, left: number): SeededRun {
  const images = Math.min(left, 1 + Math.floor(next() * mostEachRun));
  const size = oneOf(sizes, next());
  const parameters = {
    size: `${size[0]}*${size[1]}`,
    n: images,
    seed: Math.floor(next() * 2_147_483_647),
  };
  return {
    id: uuidv7({ msecs: Math.floor(at) }),
    at: Math.floor(at),
    images,
    size,
    request: { model: oneOf(models, next()), prompt: drawPrompt(next), inputs: [], parameters },
  };
}

function drawPrompt(next: () => number): string {
  const language = oneOf(languages, next());
  const known = words[language].split(" ");
  const drawn = Array.from({ length: 8 + Math.floor(next() * 12) }, () =>
    // Squared, so that the first words occur more often.
    oneOf(known, next() ** 2),
  );
  if (next() < 0.001 * languages.length) drawn.push(rareWords[language]);
  const between = { english: " ", chinese: "，", japanese: "、" } satisfies Record<
    Language,
    string
  >;
  return drawn.join(between[language]);
}

async function save(
  database: Database,
  runs: SeededRun[],
  picture: Picture,
  boardId: string,
  next: () => number,
): Promise<string[]> {
  const assets = runs.flatMap((run) =>
    Array.from({ length: run.images }, (_, index) => assetOf(run, index, picture, next)),
  );
  const marked = assets.filter(() => next() < 0.3);
  const boarded = assets.filter(() => next() < 0.02);
  await database.transaction().execute(async (transaction) => {
    await transaction.insertInto("generations").values(runs.map(generationOf)).execute();
    await transaction.insertInto("assets").values(assets).execute();
    if (marked.length > 0) {
      await transaction
        .insertInto("asset_tags")
        .values(
          marked.map(({ id, order_key }) => ({
            asset_id: id,
            order_key,
            tag: oneOf(tags, next()),
          })),
        )
        .execute();
    }
    if (boarded.length > 0) {
      await transaction
        .insertInto("board_assets")
        .values(
          boarded.map(({ id, order_key, created_at }) => ({
            board_id: boardId,
            asset_id: id,
            order_key,
            added_at: created_at,
          })),
        )
        .execute();
    }
    await indexWords(
      transaction,
      assets.map(({ id }) => id),
    );
  });
  return assets.toSorted((one, other) => one.order_key - other.order_key).map(({ id }) => id);
}

function generationOf({ id, at, images, request }: SeededRun) {
  const cost = { images, unitPrice: 0.2, currency: "CNY", total: 0.2 * images };
  return {
    id,
    idempotency_key: id,
    request_hash: id,
    status: "succeeded",
    model: request.model,
    endpoint: "sandbox",
    request: JSON.stringify(request),
    cost: JSON.stringify(cost),
    next_step_at: at,
    created_at: at,
    submitted_at: at,
    finished_at: at + 20_000,
  };
}

function assetOf(run: SeededRun, index: number, picture: Picture, next: () => number) {
  const [width, height] = run.size;
  const shares = [4_000, 2_500, 1_500, 1_000, 600, 400];
  return {
    id: uuidv7({ msecs: run.at + index }),
    kind: "output",
    sha256: picture.sha256,
    mime: "image/png" as const,
    width,
    height,
    bytes: picture.bytes,
    name: `${run.request.model}-${run.id.slice(-6)}-${index + 1}.png`,
    created_at: run.at + 20_000 + index,
    generation_id: run.id,
    output_index: index,
    thumbhash: picture.thumbhash,
    orientation: 1,
    has_alpha: 0,
    reading: currentReading,
    order_key: orderKeyOf(run.at, index, 0),
    rating: next() < 0.2 ? 1 + Math.floor(next() * 5) : 0,
    starred: next() < 0.05 ? 1 : 0,
    model: run.request.model,
    seed: run.request.parameters.seed,
    box_count: 0,
    price_millionths: 200_000,
    stack_key: stackKeyOf(run.request),
    aspect: aspectCodeOf(width, height),
    colours: JSON.stringify(
      shares.map((ratio) => ({ hex: shifted(oneOf(hues, next()), next), ratio })),
    ),
  };
}

/** A slightly different colour, so that hardly two images have the same. */
function shifted(hex: string, next: () => number): string {
  const channels = [1, 3, 5].map((place) => Number.parseInt(hex.slice(place, place + 2), 16));
  const moved = channels.map((channel) =>
    Math.min(255, Math.max(0, Math.round(channel + (next() - 0.5) * 60))),
  );
  return `#${moved
    .map((channel) => channel.toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase()}`;
}
