import { pythonLiteral } from "./python-literal";
import { keyVariable, taskAddress, type UpstreamCall } from "./upstream-call";

/** For Python 3 with the package `requests`. */
export function pythonCode(call: UpstreamCall): string {
  const headers = [
    `    "Authorization": "Bearer " + os.environ["${keyVariable}"],`,
    ...(call.isAsynchronous ? ['    "X-DashScope-Async": "enable",'] : []),
  ];
  const lines = [
    "import os",
    "",
    "import requests",
    "",
    "headers = {",
    ...headers,
    "}",
    `body = ${pythonLiteral(call.body)}`,
    `response = requests.post(${pythonLiteral(call.url)}, headers=headers, json=body)`,
    "print(response.json())",
  ];
  if (call.isAsynchronous) {
    lines.push(
      "",
      "# Then ask for the task until it has ended:",
      `# requests.get("${taskAddress(call)}" + response.json()["output"]["task_id"], headers=headers)`,
    );
  }
  return `${lines.join("\n")}\n`;
}
