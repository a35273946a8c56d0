import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { interlacedPng, nestedSvg, runsBmp } from "../support/hostile-files";
import { noisePicture } from "../support/pictures";
import { freshFolder, startStudio } from "../support/processes";
import { studioApi } from "../support/studio-api";
import { percentile, report } from "./figures";

const uploads = Number(process.env.BENCH_UPLOADS ?? 5);
const uploadsBeside = Number(process.env.BENCH_HOSTILE ?? 20);

/** The most memory that a process has had, in bytes, where the system tells. */
async function mostMemory(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) * 1024;
}

it(`hostile: a small upload beside ${uploadsBeside} images that decode to a gigabyte`, async () => {
  const studio = await startStudio({
    STUDIO_DATA_DIR: await freshFolder(),
    STUDIO_LOG_LEVEL: "warn",
  });
  const api = studioApi(studio.url);
  const uploadSmall = async () => {
    const content = await noisePicture(800, 600);
    const begun = performance.now();
    expect((await api.upload({ name: "small.png", content })).status).toBe(201);
    return performance.now() - begun;
  };
  await uploadSmall();
  const alone: number[] = [];
  for (let index = 0; index < uploads; index += 1) alone.push(await uploadSmall());

  const kinds = [runsBmp(14_000), await interlacedPng(14_000), nestedSvg(7)];
  let answered = 0;
  const hostile = Array.from({ length: uploadsBeside }, async (_, index) => {
    // Each is another file: what is known already is not decoded again.
    const content = Buffer.concat([
      kinds[index % kinds.length] ?? Buffer.alloc(0),
      Buffer.alloc(index),
    ]);
    // One that is cut off must not keep the others from being measured.
    await api
      .upload({ name: `hostile-${index}`, content })
      .catch((error: unknown) => report("a hostile image was not answered", String(error)))
      .finally(() => {
        answered += 1;
      });
  });
  const beside: number[] = [];
  while (beside.length < uploads || answered < uploadsBeside) beside.push(await uploadSmall());
  await Promise.all(hostile);

  const [usual, worst] = [percentile(alone, 0.5), Math.max(...beside)];
  report("a small upload alone", `p50 ${usual.toFixed(0)} ms`);
  report("the slowest beside them", `${worst.toFixed(0)} ms`, "2,000 ms");
  report("the slowest to one alone", `${(worst / usual).toFixed(1)} times`);
  const memory = await mostMemory(studio.pid);
  report("the most memory of the process", `${(memory / 1024 ** 2).toFixed(0)} MB`, "1,500 MB");
  await studio.stop();
});
