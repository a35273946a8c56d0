import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { javaSdkCode } from "@/lib/core/request-code/java-sdk";

const services = "https://dashscope.aliyuncs.com/api/v1/services/aigc";
const withPrompt = (text: string, image = "data:image/png;base64,AAAA") =>
  javaSdkCode({
    url: `${services}/image-generation/generation`,
    isAsynchronous: true,
    body: {
      model: "wan2.7-image-pro",
      input: { messages: [{ role: "user", content: [{ text }, { image }] }] },
      parameters: { n: 2, size: "2K", seed: 5, bbox_list: [[], [[989, 515, 1138, 681]]] },
    },
  });

/** The string constants of a Java program, as Java reads them. */
const constants = (code: string): string[] =>
  [...code.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([constant]) => JSON.parse(constant));

/** Any sign but half of a pair, those often enough that mean something in a constant of Java. */
const sign = fc.oneof(
  fc.constantFrom('"', "\\", "\n", "\r", "\0", "\u2028", "u000a"),
  fc.integer({ min: 0, max: 0x10f7ff }).map((code) => {
    return String.fromCodePoint(code < 0xd800 ? code : code + 0x800);
  }),
);

describe("the Java of a request", () => {
  it("carries any prompt", () => {
    fc.assert(
      fc.property(fc.string({ unit: sign }), (prompt) => {
        expect(constants(withPrompt(prompt))).toContain(prompt);
      }),
    );
  });

  it("keeps each constant below the limit of a class file, and keeps the whole image", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (groups) => {
        const image = `data:image/png;base64,${"AbC9".repeat(groups)}`;
        const all = constants(withPrompt("花屋", image));
        for (const constant of all) expect(Buffer.byteLength(constant)).toBeLessThan(65_536);
        expect(all.join("")).toContain(image);
      }),
      { numRuns: 20 },
    );
  });

  it("sets by name what the SDK names, and the rest as parameters", () => {
    const code = withPrompt("x");
    expect(code).toContain(".n(2)");
    expect(code).toContain('.size("2K")');
    expect(code).toContain('parameters.put("seed", 5);');
    expect(code).toContain(
      'parameters.put("bbox_list", List.of(List.of(), List.of(List.of(989, 515, 1138, 681))));',
    );
    expect(code).toContain("client.asyncCall(param)");
  });

  it("uses the part of the SDK that the documents use for the model", () => {
    const edit = javaSdkCode({
      url: `${services}/multimodal-generation/generation`,
      isAsynchronous: false,
      body: {
        model: "qwen-image-edit",
        input: { messages: [{ role: "user", content: [{ image: "data:1" }, { text: "p" }] }] },
        parameters: { watermark: false },
      },
    });
    expect(edit).toContain("MultiModalConversationResult result = client.call(param);");
    const older = javaSdkCode({
      url: `${services}/image2image/image-synthesis`,
      isAsynchronous: true,
      body: {
        model: "wan2.5-i2i-preview",
        input: { prompt: "p", negative_prompt: "x", images: ["data:1"] },
        parameters: { n: 1 },
      },
    });
    expect(older).toContain("ImageSynthesisResult result = client.asyncCall(param);");
    expect(older).toContain('.negativePrompt("x")');
    expect(older).toContain('.images(List.of("data:1"))');
  });
});
