import { type SdkCall, type SdkClass, sdkCallOf } from "./sdk-call";
import { baseAddress, keyVariable, type UpstreamCall } from "./upstream-call";

/** Builder parameters that have their own setters in the documents' Java samples. */
const setters: Record<SdkClass, Record<string, string>> = {
  ImageGeneration: { n: "n", size: "size", enable_sequential: "enableSequential" },
  ImageSynthesis: {
    prompt: "prompt",
    negative_prompt: "negativePrompt",
    images: "images",
    n: "n",
    size: "size",
  },
  MultiModalConversation: {},
};

const packages: Record<SdkClass, string> = {
  ImageGeneration: "com.alibaba.dashscope.aigc.imagegeneration",
  ImageSynthesis: "com.alibaba.dashscope.aigc.imagesynthesis",
  MultiModalConversation: "com.alibaba.dashscope.aigc.multimodalconversation",
};

/** For Java 9 and `dashscope-sdk-java`. docs/dashscope.md#sdks */
export function javaSdkCode(call: UpstreamCall): string {
  const sdk = sdkCallOf(call);
  const { sdkClass } = sdk;
  const makesTask = call.isAsynchronous;
  const settings = Object.entries({ ...sdk.input, ...sdk.parameters });
  const own = settings.filter(([name]) => name in setters[sdkClass]);
  const others = settings.filter(([name]) => !(name in setters[sdkClass]));
  const lines = [
    "// com.alibaba:dashscope-sdk-java, 2.22.13 or newer; older ones lack some of the parameters.",
    ...imports(sdkClass).map((name) => `import ${name};`),
    "",
    "public class Main {",
    "    public static void main(String[] words) throws Exception {",
    `        Constants.baseHttpApiUrl = ${literal(baseAddress(call), "")};`,
    `        String apiKey = System.getenv("${keyVariable}");`,
    "",
    ...message(sdk),
    "        Map<String, Object> parameters = new HashMap<>();",
    ...others.map(
      ([name, value]) => `        parameters.put("${name}", ${literal(value, "        ")});`,
    ),
    `        ${sdkClass}Param param = ${sdkClass}Param.builder()`,
    "                .apiKey(apiKey)",
    `                .model(${literal(sdk.model, "")})`,
    ...(sdk.content.length > 0 ? ["                .messages(List.of(message))"] : []),
    ...own.map(
      ([name, value]) =>
        `                .${setters[sdkClass][name]}(${literal(value, "                ")})`,
    ),
    "                .parameters(parameters)",
    "                .build();",
    `        ${sdkClass} client = new ${sdkClass}();`,
    `        ${sdkClass}Result result = client.${makesTask ? "asyncCall" : "call"}(param);`,
    "        System.out.println(JsonUtils.toJson(result));",
  ];
  if (makesTask) {
    lines.push(
      "",
      "        // Then wait until the task has ended:",
      "        // client.wait(result.getOutput().getTaskId(), apiKey)",
    );
  }
  return `${[...lines, "    }", "}"].join("\n")}\n`;
}

function imports(sdkClass: SdkClass): string[] {
  const own = ["", "Param", "Result", ...(sdkClass === "ImageGeneration" ? ["Message"] : [])];
  return [
    ...own.map((suffix) => `${packages[sdkClass]}.${sdkClass}${suffix}`),
    ...(sdkClass === "MultiModalConversation"
      ? ["com.alibaba.dashscope.common.MultiModalMessage"]
      : []),
    "com.alibaba.dashscope.utils.Constants",
    "com.alibaba.dashscope.utils.JsonUtils",
    "java.util.HashMap",
    "java.util.List",
    "java.util.Map",
  ];
}

function message({ sdkClass, content }: SdkCall): string[] {
  if (content.length === 0) return [];
  const type =
    sdkClass === "MultiModalConversation" ? "MultiModalMessage" : "ImageGenerationMessage";
  // The SDK expects maps of objects; a list of maps of strings does not fit that type.
  const parts = content.map(
    (part) => `                        Map.<String, Object>of(${entries(part, "")})`,
  );
  return [
    `        ${type} message = ${type}.builder()`,
    '                .role("user")',
    `                .content(List.of(\n${parts.join(",\n")}))`,
    "                .build();",
    "",
  ];
}

/**
 * A string constant of a class file holds 65,535 bytes; no character takes more than three of them.
 */
const constantCharacters = 20_000;

/** A JSON value as Java code. */
function literal(value: unknown, indent: string): string {
  if (typeof value === "string") return text(value);
  // An integer literal ends at 2 ^ 31 - 1, as do upstream's seeds.
  if (typeof value !== "object" || value === null) return String(value);
  if (!Array.isArray(value)) return `Map.of(${entries(value, indent)})`;
  const parts = value.map((part) => literal(part, `${indent}    `));
  const line = parts.join(", ");
  return line.length <= 80
    ? `List.of(${line})`
    : `List.of(\n${parts.map((part) => `${indent}    ${part}`).join(",\n")})`;
}

const entries = (value: object, indent: string): string =>
  Object.entries(value)
    .map(([name, part]) => `"${name}", ${literal(part, indent)}`)
    .join(", ");

function text(value: string): string {
  if (value.length <= constantCharacters) return JSON.stringify(value);
  const pieces = Array.from({ length: Math.ceil(value.length / constantCharacters) }, (_, index) =>
    value.slice(index * constantCharacters, (index + 1) * constantCharacters),
  );
  return `String.join("", ${pieces.map((piece) => JSON.stringify(piece)).join(", ")})`;
}
