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
    `body = ${literal(call.body, "")}`,
    `response = requests.post(${literal(call.url, "")}, headers=headers, json=body)`,
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

/** A value of JSON as Python writes it: strings and numbers alike, names of its own for the rest. */
function literal(value: unknown, indent: string): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value !== "object") return JSON.stringify(value);
  const deeper = `${indent}    `;
  const parts = Array.isArray(value)
    ? value.map((part) => `${deeper}${literal(part, deeper)},`)
    : Object.entries(value).map(
        ([name, part]) => `${deeper}${JSON.stringify(name)}: ${literal(part, deeper)},`,
      );
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return parts.length === 0 ? `${open}${close}` : `${open}\n${parts.join("\n")}\n${indent}${close}`;
}
