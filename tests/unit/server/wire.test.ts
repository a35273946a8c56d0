import { describe, expect, it } from "vitest";
import { explicitRequest } from "@/lib/core/generation/explicit";
import { generationRequestSchema } from "@/lib/core/generation/request";
import { wan27ImagePro } from "@/lib/core/models/wan27";
import { wireBody } from "@/lib/server/dashscope/wire";

const assetId = "018f0000-0000-7000-8000-000000000000";

function bodyOf(request: object, images: string[] = []) {
  const parsed = generationRequestSchema.parse({ model: "wan2.7-image-pro", ...request });
  const call = wan27ImagePro.calls.asynchronous;
  if (!call) throw new Error("Wan 2.7 has tasks.");
  return wireBody(explicitRequest(parsed, wan27ImagePro), wan27ImagePro, call, images);
}

describe("the body on the wire (promise 7)", () => {
  it("of a text-to-image call is the documents'", () => {
    const text =
      "A flower shop with exquisite windows, a beautiful wooden door, and flowers on display";
    expect(bodyOf({ prompt: text, parameters: { thinkingMode: true } })).toEqual({
      model: "wan2.7-image-pro",
      input: { messages: [{ role: "user", content: [{ text }] }] },
      parameters: { size: "2K", n: 1, thinking_mode: true },
    });
  });

  it("of an edit has the images in order and one list of boxes an image", () => {
    const request = {
      prompt: "x",
      inputs: [
        { assetId, boxes: [] },
        { assetId, boxes: [[989, 515, 1138, 681]] },
      ],
      parameters: { watermark: false },
    };
    expect(bodyOf(request, ["one", "two"])).toEqual({
      model: "wan2.7-image-pro",
      input: {
        messages: [{ role: "user", content: [{ image: "one" }, { image: "two" }, { text: "x" }] }],
      },
      parameters: {
        bbox_list: [[], [[989, 515, 1138, 681]]],
        size: "2K",
        n: 1,
        watermark: false,
      },
    });
  });

  it("of an image set says so and how many at most", () => {
    const { parameters } = bodyOf({ prompt: "x", parameters: { sequential: true, n: 4 } });
    expect(parameters).toEqual({ enable_sequential: true, n: 4, size: "2K" });
  });

  it("writes shares with two decimals and a percent sign", () => {
    const palette = [
      { hex: "#C2D1E6", ratio: 2351 },
      { hex: "#636574", ratio: 7000 },
      { hex: "#CBD4E4", ratio: 649 },
    ];
    const { parameters } = bodyOf({ prompt: "x", parameters: { palette, seed: 0 } });
    expect(parameters.color_palette).toEqual([
      { hex: "#C2D1E6", ratio: "23.51%" },
      { hex: "#636574", ratio: "70.00%" },
      { hex: "#CBD4E4", ratio: "6.49%" },
    ]);
    expect(parameters.seed).toBe(0);
  });
});
