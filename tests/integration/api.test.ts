import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalog } from "@/lib/core/models/catalog";
import { clockPicture, plainPicture, tablePicture } from "../support/pictures";
import { freshFolder, quick, type RunningServer, startStudio } from "../support/processes";
import { studioApi } from "../support/studio-api";

let studio: RunningServer;
let api: ReturnType<typeof studioApi>;

beforeAll(async () => {
  studio = await startStudio({ STUDIO_DATA_DIR: await freshFolder(), ...quick });
  api = studioApi(studio.url);
});
afterAll(() => studio.stop());

describe("an upload", () => {
  it("is kept byte for byte and served whole, in part, and smaller", async () => {
    const content = await tablePicture();
    const asset = await api.keep("a table.png", content);
    expect(asset).toMatchObject({ kind: "upload", width: 1696, height: 960, mime: "image/png" });

    const whole = await api.get(asset.urls.original);
    expect(Buffer.from(await whole.arrayBuffer()).equals(content)).toBe(true);
    expect(whole.headers.get("cache-control")).toContain("immutable");
    const etag = whole.headers.get("etag") ?? "";
    expect((await api.get(asset.urls.original, { "If-None-Match": etag })).status).toBe(304);

    const part = await api.get(asset.urls.original, { Range: "bytes=10-19" });
    expect(part.status).toBe(206);
    expect(part.headers.get("content-range")).toBe(`bytes 10-19/${content.byteLength}`);
    expect(Buffer.from(await part.arrayBuffer()).equals(content.subarray(10, 20))).toBe(true);
    expect((await api.get(asset.urls.original, { Range: "bytes=99999999-" })).status).toBe(416);

    const thumb = await sharp(await (await api.get(asset.urls.thumb)).arrayBuffer()).metadata();
    expect([thumb.width, thumb.height, thumb.format]).toEqual([384, 217, "webp"]);
  });

  it("of a known image is not kept twice", async () => {
    const content = await plainPicture(300, 300, "#123456");
    const first = await api.keep("one.png", content);
    const second = await api.keep("two.png", content);
    // Its colours are found a little after it has come.
    const alike = { colours: [], revision: 0 };
    expect({ ...second, ...alike }).toEqual({ ...first, ...alike });
    expect(second.name).toBe("one.png");
  });

  it("that arrives several times at once is kept once", async () => {
    const content = await plainPicture(301, 301, "#654321");
    const names = ["a.png", "b.png", "c.png", "d.png"];
    const kept = await Promise.all(names.map((name) => api.keep(name, content)));
    expect(new Set(kept.map(({ id }) => id)).size).toBe(1);
    const listed = await (await api.get("/api/assets?kind=upload&limit=200")).json();
    const same = listed.items.filter(
      ({ sha256 }: { sha256: string }) => sha256 === kept[0]?.sha256,
    );
    expect(same).toHaveLength(1);
  });

  it("can be used several times in one request", async () => {
    const table = await api.keep("table.png", await tablePicture());
    const input = { assetId: table.id, boxes: [] };
    const answer = await api.generate(
      {
        model: "wan2.7-image-pro",
        prompt: "Two views of one table",
        inputs: [input, { ...input, boxes: [[0, 0, 10, 10]] }],
        parameters: { n: 1 },
      },
      "same-image-twice",
    );
    expect(answer.status).toBe(202);
    const { generation } = await answer.json();
    expect((await api.untilEnded(generation.id)).status).toBe("succeeded");
  });

  it("is measured upright, whatever EXIF says", async () => {
    const content = await sharp(await clockPicture())
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const asset = await api.keep("turned.jpg", content);
    expect([asset.width, asset.height]).toEqual([1472, 1104]);
  });

  it("of a text file named .png is refused by name, in the caller's language", async () => {
    const form = new FormData();
    form.append("file", new File(["not a picture"], "notes.png", { type: "image/png" }));
    for (const [language, words] of [
      ["en", "not a readable image"],
      ["ja", "画像として読み込めません"],
      ["zh-CN", "不是可读取的图片"],
    ] as const) {
      const response = await fetch(`${studio.url}/api/assets`, {
        method: "POST",
        body: form,
        headers: { "Accept-Language": language },
      });
      expect(response.status).toBe(422);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      const { errors } = await response.json();
      expect(errors).toMatchObject([
        { path: "file.0", code: "image.unreadable", params: { name: "notes.png" } },
      ]);
      expect(errors[0].message).toContain(words);
    }
  });

  it("that is too large is refused with a reason, even when it is far too large", async () => {
    const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024);
    const large = await api.upload({ name: "large.png", content: megabytes(65) });
    expect(large.status).toBe(422);
    expect((await large.json()).errors[0].code).toBe("image.tooManyBytes");
    const huge = await api.upload({ name: "huge.png", content: megabytes(300) });
    expect(huge.status).toBe(413);
  });

  it("that is an SVG, truncated, or no form at all is refused", async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    expect((await api.upload({ name: "a.png", content: svg })).status).toBe(422);
    const cut = (await clockPicture()).subarray(0, 4000);
    expect((await api.upload({ name: "b.png", content: cut })).status).toBe(422);
    expect((await api.post("/api/assets", {})).status).toBe(422);
  });
});

describe("a request that breaks a rule", () => {
  it("is answered with the path and the rule of each", async () => {
    const small = await api.keep("small.png", await plainPicture(100, 100));
    const table = await api.keep("table.png", await tablePicture());
    const box = [0, 0, 10, 10];
    const response = await api.generate(
      {
        model: "wan2.7-image-pro",
        prompt: "x".repeat(5001),
        inputs: [
          { assetId: small.id, boxes: [] },
          { assetId: table.id, boxes: [box, box, box] },
        ],
        parameters: {
          n: 5,
          palette: [
            { hex: "#000000", ratio: 5000 },
            { hex: "#FFFFFF", ratio: 5000 },
          ],
        },
      },
      "broken",
    );
    expect(response.status).toBe(422);
    const { code, errors } = await response.json();
    expect(code).toBe("request.invalid");
    expect(
      errors.map((error: { path: string; code: string }) => `${error.path} ${error.code}`),
    ).toEqual([
      "prompt prompt.tooLong",
      "inputs.0 input.side",
      "inputs.1.boxes boxes.tooMany",
      "parameters.n n.range",
      "parameters.palette palette.count",
    ]);
    for (const error of errors) expect(error.message).not.toBe(error.code);
  });

  it("is answered in the schema's words if its form is wrong", async () => {
    const request = { model: "wan2.7-image", prompt: 7, inputs: [], parameters: { n: 1.5 } };
    const response = await api.generate(request, "form");
    expect(response.status).toBe(422);
    const { errors } = await response.json();
    expect(errors.map(({ path }: { path: string }) => path)).toEqual(["prompt", "parameters.n"]);
    const broken = await api.post("/api/generations", "{", { "Idempotency-Key": "x" });
    expect(broken.status).toBe(400);
  });

  it("needs an idempotency key", async () => {
    const response = await api.post("/api/generations", { model: "wan2.7-image", prompt: "x" });
    expect((await response.json()).code).toBe("idempotency.missing");
  });
});

describe("a run", () => {
  it("with the same key is the same run; the key works for nothing else", async () => {
    const request = { model: "wan2.7-image", prompt: "a meadow", parameters: { size: "1K" } };
    const first = await (await api.generate(request, "same")).json();
    const second = await (await api.generate(request, "same")).json();
    expect(second.generation.id).toBe(first.generation.id);
    const other = await api.generate({ ...request, prompt: "a desert" }, "same");
    expect(other.status).toBe(409);
    const ended = await api.untilEnded(first.generation.id);
    expect(ended.status).toBe("succeeded");
    expect(ended.outputs[0]).toMatchObject({ kind: "output", width: 1024, height: 1024 });
  });

  it("that fails upstream says why and costs nothing", async () => {
    const request = { model: "wan2.7-image", prompt: "x [[fail:DataInspectionFailed]]" };
    const { generation } = await (await api.generate(request, "fail")).json();
    const ended = await api.untilEnded(generation.id);
    expect(ended.status).toBe("failed");
    expect(ended.error?.code).toBe("DataInspectionFailed");
    expect(ended.cost?.total).toBe(0);
  });

  it("sends an image with alpha as an opaque copy of the same size", async () => {
    const content = await sharp({
      create: {
        width: 400,
        height: 300,
        channels: 4,
        background: { r: 9, g: 9, b: 9, alpha: 0.5 },
      },
    })
      .png()
      .toBuffer();
    const asset = await api.keep("see-through.png", content);
    const request = {
      model: "wan2.7-image",
      prompt: "paint image 1",
      inputs: [{ assetId: asset.id, boxes: [[0, 0, 100, 100]] }],
      parameters: { size: "1K" },
    };
    const { generation } = await (await api.generate(request, "alpha")).json();
    expect((await api.untilEnded(generation.id)).status).toBe("succeeded");
  });

  it("is announced to every open page as it happens", async () => {
    const abort = new AbortController();
    const response = await fetch(`${studio.url}/api/events`, { signal: abort.signal });
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const { generation } = await (
      await api.generate({ model: "wan2.7-image", prompt: "live" }, "live")
    ).json();
    let heard = "";
    for await (const chunk of response.body ?? []) {
      heard += new TextDecoder().decode(chunk);
      if (heard.includes('"status":"succeeded"')) break;
    }
    abort.abort();
    expect(heard).toContain(generation.id);
    for (const status of ["queued", "pending", "storing"]) {
      expect(heard).toContain(`"status":"${status}"`);
    }
  });
});

describe("the rest of the API", () => {
  it("describes itself, lists page by page, and says what does not exist", async () => {
    const openapi = await (await api.get("/api/openapi.json")).json();
    expect(openapi.openapi).toBe("3.1.0");
    expect(Object.keys(openapi.paths)).toContain("/api/generations/{id}");
    const first = await (await api.get("/api/assets?limit=1")).json();
    expect(first.items).toHaveLength(1);
    const second = await (await api.get(`/api/assets?limit=1&cursor=${first.nextCursor}`)).json();
    expect(second.items[0].id < first.items[0].id).toBe(true);
    expect((await api.get("/api/assets/nothing")).status).toBe(404);
    expect((await api.get("/api/generations/nothing")).status).toBe(404);
    expect((await api.get("/api/assets?limit=0")).status).toBe(422);
    expect((await (await api.get("/api/health")).json()).status).toBe("ok");
    expect((await (await api.get("/api/models")).json()).models).toHaveLength(catalog.length);
  });
});
