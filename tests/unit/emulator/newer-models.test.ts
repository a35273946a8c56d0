import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bodyByHand, pathByHand } from "../../support/body-by-hand";
import { callToItsEnd, emulatorOnOwnClock, type OwnEmulator } from "../../support/emulator";
import type { Given } from "../contract/rules/row";

const asynchronous = { "X-DashScope-Async": "enable" };
const multimodal = "/services/aigc/multimodal-generation/generation";

let emulator: OwnEmulator;
beforeEach(async () => {
  emulator = await emulatorOnOwnClock();
});
afterEach(() => emulator.close());

async function call(model: string, given: Given, on: OwnEmulator = emulator) {
  const body = await bodyByHand(model, given);
  return (await callToItsEnd(on, pathByHand(model), body)).answer.body;
}

const wide = { width: 1376, height: 768 };
const odd = { width: 1000, height: 333 };

describe("the size drawn by default", () => {
  it.each([
    ["qwen-image-3.0", [], "2048*2048"],
    ["qwen-image-3.0-pro", [{ width: 768, height: 1376 }], "1520*2736"],
    ["qwen-image-2.1-pro", [], "2048*2048"],
    ["qwen-image-2.0", [], "2048*2048"],
    ["qwen-image-2.0-pro", [{ width: 1500, height: 1000 }], "1248*832"],
    ["qwen-image-edit-plus", [wide, { width: 1500, height: 1000 }], "1248*832"],
    ["qwen-image-max", [], "1664*928"],
    ["qwen-image", [], "1664*928"],
    ["wan2.6-t2i", [], "1280*1280"],
    ["wan2.5-t2i-preview", [], "1280*1280"],
    ["wan2.6-image", [{ width: 1000, height: 1000 }], "1280*1280"],
    ["z-image-turbo", [], "1024*1536"],
  ])("%s", async (model, images, size) => {
    await call(model, { images, parameters: { n: 1 } });
    expect(await drawnSize()).toBe(size);
  });
});

describe("the size drawn on request", () => {
  it.each([
    ["qwen-image-edit-plus", [odd], "1033*1032", "1040*1024"],
    ["qwen-image-2.0", [odd], "1033*1032", "1040*1024"],
    ["qwen-image-2.0", [], "1033*1032", "1033*1032"],
    ["qwen-image-3.0", [odd], "1033*1032", "1033*1032"],
    ["wan2.6-image", [wide], "1033*1032", "1040*1024"],
    ["wan2.6-image", [wide], "2K", "2736*1520"],
    ["wan2.6-t2i", [], "960*1713", "960*1713"],
  ])("%s, %j, %s: %s", async (model, images, size, drawn) => {
    await call(model, { images, parameters: { size, n: 1 } });
    expect(await drawnSize()).toBe(drawn);
  });

  it("is the size of the picture", async () => {
    const answer = await call("wan2.6-t2i", { parameters: { size: "1280*1290", n: 2 } });
    const urls = answer.output.choices.map(
      (choice: { message: { content: { image: string }[] } }) => choice.message.content[0]?.image,
    );
    expect(urls).toHaveLength(2);
    const { width, height, format } = await sharp(await emulator.picture(urls[1])).metadata();
    expect([width, height, format]).toEqual([1280, 1290, "png"]);
  });
});

/** As the emulator planned the last call. */
async function drawnSize(): Promise<string> {
  const [task] = (await emulator.ledger()).tasks;
  return task.size;
}

describe("the cost of a call, in CNY", () => {
  const rows: [string, Given, Record<string, number>][] = [
    ["qwen-image-3.0-pro", { parameters: { size: "1500*1500" } }, { beijing: 0.25, tokyo: 0.25 }],
    ["qwen-image-3.0-pro", { parameters: { size: "1501*1500" } }, { beijing: 0.5 }],
    ["qwen-image-3.0-pro", {}, { beijing: 0.5, singapore: 0.562065, virginia: 0.5 }],
    [
      "qwen-image-3.0",
      { images: [wide, wide], parameters: { n: 2 } },
      { beijing: 0.4, singapore: 0.494618, frankfurt: 0.4 },
    ],
    ["qwen-image-2.1-pro", { images: [wide] }, { beijing: 0.25, hongkong: 0.25 }],
    ["qwen-image-2.1-turbo", { parameters: { n: 3 } }, { beijing: 0.3, singapore: 0.340086 }],
    ["qwen-image-2.0", { images: [wide], parameters: { n: 6 } }, { singapore: 1.541238 }],
    ["z-image-turbo", {}, { beijing: 0.1, singapore: 0.110089 }],
    [
      "z-image-turbo",
      { parameters: { promptExtend: true } },
      { beijing: 0.2, singapore: 0.220177 },
    ],
    ["wan2.6-t2i", {}, { beijing: 0.8, virginia: 0.8, frankfurt: 0.8 }],
    ["wan2.5-t2i-preview", { parameters: { n: 1 } }, { beijing: 0.2, singapore: 0.220177 }],
    ["wan2.7-image", { parameters: { n: 1 } }, { beijing: 0.2, singapore: 0.224826 }],
  ];
  it.each(rows)("%s with %j", async (model, given, cost) => {
    await call(model, given);
    expect((await emulator.ledger()).tasks[0]).toMatchObject({ status: "SUCCEEDED", cost });
  });

  it("is nothing in a region without the model, nothing for failures, and less for missing images", async () => {
    await call("wan2.6-t2i", { parameters: { n: 1 } });
    await call("qwen-image-3.0", { prompt: "x [[fail:InternalError]]", images: [wide] });
    await call("qwen-image-3.0", {
      prompt: "x [[partial:1]]",
      images: [wide],
      parameters: { n: 2 },
    });
    const [partial, failed, text] = (await emulator.ledger()).tasks;
    expect(text.cost.tokyo).toBeUndefined();
    expect(failed).toMatchObject({ status: "FAILED", billed: 0, cost: {} });
    expect(partial).toMatchObject({ billed: 1, cost: { beijing: 0.2 } });
  });
});

describe("limits", () => {
  it.each([
    ["qwen-image-3.0-pro", 5],
    ["qwen-image-3.0", 20],
    ["qwen-image-2.1-turbo", 120],
    ["qwen-image-2.0-pro", 2],
    ["qwen-image-edit-max", 2],
  ])("%s takes %i calls a minute", async (model, most) => {
    // A minute is 60 ms of a clock that stands still between the calls.
    const still = await emulatorOnOwnClock({ speed: 1_000, stepMs: 0 });
    const path = pathByHand(model);
    const body = await bodyByHand(model, { images: [wide] });
    const post = async () =>
      (await still.post(path, body, path === multimodal ? {} : asynchronous)).body.code;
    for (let sent = 0; sent < most; sent += 1) expect(await post()).toBeUndefined();
    expect(await post()).toBe("Throttling.RateQuota");
    still.pass(59);
    expect(await post()).toBe("Throttling.RateQuota");
    still.pass(1);
    expect(await post()).toBeUndefined();
    still.close();
  });

  it("calls that arrive at the same moment are counted as well", async () => {
    const still = await emulatorOnOwnClock({ speed: 1_000, stepMs: 0 });
    const model = "qwen-image-3.0-pro";
    const body = await bodyByHand(model, { images: [wide] });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => still.post(pathByHand(model), body, asynchronous)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    still.close();
  });

  it("synchronous calls and tasks do not wait for each other", async () => {
    const still = await emulatorOnOwnClock({ speed: 1_000, stepMs: 0 });
    const path = pathByHand("qwen-image-3.0");
    const body = await bodyByHand("qwen-image-3.0", {});
    for (let sent = 0; sent < 11; sent += 1) await still.post(path, body, asynchronous);
    expect((await still.post(multimodal, body)).status).toBe(200);
    still.pass(20);
    const { data } = (await still.get("/tasks/?page_size=20")).body;
    const waiting = data.filter(({ status }: { status: string }) => status === "PENDING");
    expect([data.length, waiting.length]).toEqual([11, 1]);
    still.close();
  });

  it("a full queue accepts no more, until there is a place", async () => {
    const queued = await emulatorOnOwnClock({ speed: 1, stepMs: 3_001 });
    const path = pathByHand("qwen-image-3.0");
    const body = await bodyByHand("qwen-image-3.0", { prompt: "x [[slow:80000s]]" });
    const post = () => queued.post(path, body, asynchronous);
    const ids: string[] = [];
    for (let sent = 0; sent < 210; sent += 1) ids.push((await post()).body.output.task_id);
    expect((await post()).body.code).toBe("Throttling.Concurrency");
    expect((await queued.post(`/tasks/${ids.at(-1)}/cancel`, {})).status).toBe(200);
    expect((await post()).status).toBe(200);
    queued.close();
  });
});

describe("the duration of a call", () => {
  async function seconds(model: string, given: Given): Promise<number> {
    const slow = await emulatorOnOwnClock({ speed: 1, stepMs: 0 });
    const body = await bodyByHand(model, given);
    const { body: created } = await slow.post(pathByHand(model), body, asynchronous);
    slow.pass(3_600_000);
    const { output } = (await slow.get(`/tasks/${created.output.task_id}`)).body;
    slow.close();
    return (Date.parse(output.end_time) - Date.parse(output.scheduled_time)) / 1000;
  }
  const rows: [string, Given, number, number][] = [
    ["qwen-image-3.0", { parameters: { size: "1024*1024", promptExtend: false } }, 17, 20],
    ["qwen-image-3.0", { parameters: { size: "2048*2048", promptExtend: false } }, 36, 42],
    ["qwen-image-3.0", {}, 55, 62],
    ["qwen-image-3.0", { images: [wide, wide] }, 80, 105],
    ["qwen-image-3.0", { parameters: { n: 6 } }, 150, 165],
    ["wan2.6-image", { images: [wide], parameters: { n: 2 } }, 200, 230],
    ["wan2.6-t2i", { parameters: { n: 1 } }, 25, 31],
    ["wan2.6-t2i", { parameters: { n: 1, promptExtend: false } }, 22, 27],
    ["wan2.5-t2i-preview", { parameters: { n: 1 } }, 60, 90],
  ];
  it.each(rows)("%s with %j", async (model, given, least, most) => {
    const took = await seconds(model, given);
    expect(took).toBeGreaterThanOrEqual(least);
    expect(took).toBeLessThanOrEqual(most);
  });
});

describe("the seed of several images", () => {
  const picturesOf = async (model: string, seed: number, n: number) => {
    const parameters = { seed, n, size: "768*768", promptExtend: false };
    const answer = await call(model, { images: [wide], parameters });
    const urls: string[] = answer.output.results
      ? answer.output.results.map(({ url }: { url: string }) => url)
      : answer.output.choices.flatMap(
          ({ message }: { message: { content: { image: string }[] } }) =>
            message.content.map(({ image }) => image),
        );
    return Promise.all(urls.map((url) => emulator.picture(url)));
  };

  it("of wan2.5-i2i-preview goes up by one each time", async () => {
    const [first, second, third] = await picturesOf("wan2.5-i2i-preview", 100, 3);
    const [alone] = await picturesOf("wan2.5-i2i-preview", 102, 1);
    expect(alone && third?.equals(alone)).toBe(true);
    expect(second && first?.equals(second)).toBe(false);
  });

  it("of a model that publishes no step cannot be guessed", async () => {
    const [, second] = await picturesOf("wan2.6-image", 100, 2);
    const [alone] = await picturesOf("wan2.6-image", 101, 1);
    expect(alone && second?.equals(alone)).toBe(false);
  });
});

describe("a retired model", () => {
  it("is refused with its own message, and the others are not", async () => {
    const later = await emulatorOnOwnClock({ retired: ["qwen-image-plus", "qwen-image"] });
    for (const model of ["qwen-image-plus", "qwen-image"]) {
      const body = await bodyByHand(model, {});
      expect(await later.post(pathByHand(model), body, asynchronous)).toMatchObject({
        status: 403,
        body: { code: "Endpoint.AccessDenied", message: "Workspace endpoint access denied." },
      });
      expect((await later.post(multimodal, body)).status).toBe(403);
    }
    expect((await call("qwen-image-2.0", {}, later)).usage.image_count).toBe(1);
    expect((await later.ledger()).tasks).toHaveLength(1);
    later.close();
  });
});

describe("an image by its public address", () => {
  const edit = (image: string) => ({
    model: "wan2.7-image",
    input: { messages: [{ role: "user", content: [{ image }, { text: "x" }] }] },
    parameters: { n: 1, size: "1K", seed: 1 },
  });

  it("has a stand-in, the same each time, and the answer says so", async () => {
    const image = "https://img.example.com/a%20lamp.png?v=1";
    const answers = [
      await emulator.post(multimodal, edit(image)),
      await emulator.post(multimodal, edit(image)),
      await emulator.post(multimodal, edit("https://img.example.com/other.png")),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers[0]?.notice).toContain("no network");
    expect(answers[0]?.notice).toContain(image);
    const [first, again, other] = await Promise.all(
      answers.map(({ body }) => emulator.picture(body.output.choices[0].message.content[0].image)),
    );
    expect(again && first?.equals(again)).toBe(true);
    expect(other && first?.equals(other)).toBe(false);
  });

  it("is not mentioned if there is none", async () => {
    const body = await bodyByHand("wan2.7-image", { images: [wide] });
    expect((await emulator.post(multimodal, body)).notice).toBeUndefined();
  });

  it.each([
    "http://localhost/a.png",
    "http://127.0.0.1:4010/a.png",
    "http://192.168.0.7/a.png",
    "https://[::1]/a.png",
    "https://printer.local/a.png",
    "https://img.example.com/图.png",
    "https://",
    "file:///etc/hosts",
    "ftp://img.example.com/a.png",
  ])("must be public and well-formed: %s", async (image) => {
    expect(await emulator.post(multimodal, edit(image))).toMatchObject({
      status: 400,
      body: { code: "InvalidURL" },
    });
  });
});

describe("words in a prompt", () => {
  it("give a code any message, at once and in a task", async () => {
    const prompt = "x [[fail:Throttling.AllocationQuota: Free allocated quota exceeded.]]";
    const body = await bodyByHand("qwen-image-3.0", { prompt });
    expect(await emulator.post(multimodal, body)).toMatchObject({
      status: 429,
      body: { code: "Throttling.AllocationQuota", message: "Free allocated quota exceeded." },
    });
    const task = await call("qwen-image-3.0", {
      prompt: "x [[fail:InvalidURL.Timeout: too slow]]",
    });
    expect(task.output).toMatchObject({ code: "InvalidURL.Timeout", message: "too slow" });
  });
});
