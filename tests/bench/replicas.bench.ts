import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { isOpen } from "@/lib/core/generation/status";
import { findPostgres } from "../../scripts/postgres.mjs";
import { batchApi, seeds } from "../support/batches";
import { readEvents } from "../support/event-stream";
import { endedRuns } from "../support/load";
import { billedAt } from "../support/paid-answer";
import type { RunningServer } from "../support/processes";
import { studioApi } from "../support/studio-api";
import { report } from "./figures";
import { startReplicas } from "./own-replicas";
import { queueRun } from "./runs";

const model = "wan2.7-image";
const priceMillionths = 200_000;
const budget = 20;
const many = Number(process.env.BENCH_REPLICAS ?? 12);
const seconds = Number(process.env.BENCH_SECONDS ?? 300);
const listeners = Number(process.env.BENCH_LISTENERS ?? 300);
const pages = 6;
const parameters = { size: "768*768", n: 1 };

const any = (studios: RunningServer[], turn: number): RunningServer => {
  const studio = studios[turn % studios.length];
  if (!studio) throw new Error("There is no replica.");
  return studio;
};

/** Asks again while the database is busy, and tells what the answer was. */
async function untilDecided(ask: () => Promise<Response>): Promise<string> {
  for (;;) {
    const response = await ask();
    if (response.ok) return "yes";
    const { code } = codeSchema.parse(await response.json());
    if (response.status !== 503) return code;
    await sleep(500);
  }
}
const codeSchema = z.object({ code: z.string() });

describe.skipIf(!findPostgres())("replicas", () => {
  it(`never spend more than the budget: ${many} that runs and comparisons reach at once`, async () => {
    const replicas = await startReplicas(many, { STUDIO_DAILY_BUDGET: `${budget} CNY` });
    const answers = await Promise.all(
      replicas.studios.flatMap(({ url }, place) => {
        const api = batchApi(url);
        const runs = Array.from({ length: 12 }, (_, index) => {
          const name = `Quay ${place} ${index}`;
          return untilDecided(() => api.generate({ model, prompt: name, parameters }, name));
        });
        const request = { model, prompt: `Pier ${place}`, inputs: [], parameters };
        const body = { request, axes: [seeds(1, 2, 3)] };
        return [...runs, untilDecided(() => api.askBatch(body, `Pier ${place}`))];
      }),
    );
    for (const answer of new Set(answers)) {
      const count = answers.filter((one) => one === answer).length;
      report(`answered with ${answer}`, `${count} of ${answers.length}`);
    }
    await endedRuns(studioApi(any(replicas.studios, 0).url));
    const billed = (await billedAt(replicas.sandbox.url)) * priceMillionths;
    report("billed, in CNY", String(billed / 1_000_000), `at most ${budget}`);
    expect(billed).toBeLessThanOrEqual(budget * 1_000_000);
    // Another run would not have fitted.
    expect(billed + priceMillionths).toBeGreaterThan(budget * 1_000_000);
    await replicas.stop();
  });

  it(`tell ${listeners} listeners every end, in order and once, while one is killed`, async () => {
    const replicas = await startReplicas(3);
    const { studios } = replicas;
    const leave = new AbortController();
    let resumed = 0;
    let resets = 0;
    const heard = Array.from({ length: listeners }, (): string[] => []);
    const listening = heard.map(async (ends, place) => {
      let lastEventId: string | undefined;
      for (let turn = place; !leave.signal.aborted; turn += 1) {
        if (lastEventId !== undefined) resumed += 1;
        try {
          const { url } = any(studios, turn);
          for await (const event of readEvents(url, { lastEventId, signal: leave.signal })) {
            if (event.type === "reset" && lastEventId !== undefined) resets += 1;
            if (event.id) lastEventId = event.id;
            if (event.type !== "generation") continue;
            const { id, status } = event.data.generation;
            if (!isOpen(status)) ends.push(id);
          }
        } catch {
          // Its replica is gone, and it goes on at another.
        }
        await sleep(50);
      }
    });
    const alive = [any(studios, 1), any(studios, 2)];
    const ids: string[] = [];
    const begun = Date.now();
    let isKilled = false;
    for (let turn = 0; Date.now() - begun < seconds * 1_000; turn += 1) {
      const api = studioApi(any(alive, turn).url);
      ids.push(await queueRun(api, model, parameters, `events-${turn}`));
      if (!isKilled && Date.now() - begun > (seconds * 1_000) / 3) {
        await any(studios, 0).crash();
        isKilled = true;
      }
      await sleep(500);
    }
    const api = studioApi(any(alive, 0).url);
    for (const id of ids) await api.untilEnded(id);
    const limit = performance.now() + 120_000;
    while (heard.some((ends) => new Set(ends).size < ids.length) && performance.now() < limit) {
      await sleep(500);
    }
    leave.abort();
    await Promise.all(listening);
    const [first = []] = heard;
    const whole = heard.filter((ends) => new Set(ends).size === ids.length).length;
    const once = heard.filter((ends) => new Set(ends).size === ends.length).length;
    const same = heard.filter((ends) => ends.join() === first.join()).length;
    report(
      "listeners that heard every end",
      `${whole} of ${listeners}`,
      `${listeners}, ${ids.length} runs`,
    );
    report("listeners that heard none twice", `${once} of ${listeners}`, String(listeners));
    report(
      "listeners that heard all in the same order",
      `${same} of ${listeners}`,
      String(listeners),
    );
    report("streams that went on elsewhere, and began anew", `${resumed}, ${resets}`);
    await replicas.stop();
    expect([whole, once, same]).toEqual([listeners, listeners, listeners]);
  });

  it.each([1, 2, 3])("throughput of %i", async (count) => {
    const replicas = await startReplicas(count);
    const rate = async (work: (turn: number) => Promise<unknown>) => {
      const begun = performance.now();
      const lastMs = Math.min(seconds, 15) * 1_000;
      let done = 0;
      const page = async () => {
        while (performance.now() - begun < lastMs) {
          await work(done);
          done += 1;
        }
      };
      await Promise.all(Array.from({ length: pages }, page));
      return (done / ((performance.now() - begun) / 1_000)).toFixed(1);
    };
    let name = 0;
    const accept = await rate(async (turn) => {
      const api = studioApi(any(replicas.studios, turn).url);
      name += 1;
      await queueRun(api, model, parameters, `throughput-${count}-${name}`);
    });
    const serve = await rate(async (turn) => {
      const response = await studioApi(any(replicas.studios, turn).url).get("/api/assets?limit=50");
      await response.bytes();
    });
    report(
      `${count} replicas: runs accepted, pages of the library served, each second`,
      `${accept}, ${serve}`,
    );
    await replicas.stop();
  });
});
