import { pythonLiteral } from "./python-literal";
import { type SdkCall, type SdkClass, sdkCallOf } from "./sdk-call";
import { baseAddress, keyVariable, type UpstreamCall } from "./upstream-call";

const imports: Record<SdkClass, string[]> = {
  ImageGeneration: [
    "from dashscope.aigc.image_generation import ImageGeneration",
    "from dashscope.api_entities.dashscope_response import Message",
  ],
  ImageSynthesis: ["from dashscope import ImageSynthesis"],
  MultiModalConversation: ["from dashscope import MultiModalConversation"],
};

/**
 * For Python 3 with the package `dashscope`. docs/dashscope.md#sdks
 */
export function pythonSdkCode(call: UpstreamCall): string {
  const sdk = sdkCallOf(call);
  const { sdkClass } = sdk;
  const makesTask = call.isAsynchronous;
  const words = Object.entries({ ...sdk.input, ...sdk.parameters }).map(
    ([name, value]) => `    ${name}=${pythonLiteral(value, "    ")},`,
  );
  const lines = [
    `# pip install -U "dashscope>=1.26.1"`,
    "# Older versions drop size, n and seed of asynchronous calls.",
    "import os",
    "",
    "import dashscope",
    ...imports[sdkClass],
    "",
    `dashscope.base_http_api_url = ${pythonLiteral(baseAddress(call))}`,
    `api_key = os.environ["${keyVariable}"]`,
    "",
    ...message(sdk),
    `response = ${sdkClass}.${makesTask ? "async_call" : "call"}(`,
    "    api_key=api_key,",
    `    model=${pythonLiteral(sdk.model)},`,
    ...(sdk.content.length > 0 ? ["    messages=[message],"] : []),
    ...words,
    ")",
    "print(response)",
  ];
  if (makesTask) {
    lines.push(
      "",
      "# Then wait until the task has ended:",
      `# print(${sdkClass}.wait(task=response, api_key=api_key))`,
    );
  }
  return `${lines.join("\n")}\n`;
}

function message({ sdkClass, content }: SdkCall): string[] {
  if (content.length === 0) return [];
  return sdkClass === "ImageGeneration"
    ? [`message = Message(role="user", content=${pythonLiteral(content)})`]
    : [`message = ${pythonLiteral({ role: "user", content })}`];
}
