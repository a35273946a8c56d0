import { keyVariable, taskAddress, type UpstreamCall } from "./upstream-call";

/** For any runtime with `fetch` and top-level `await`, such as Node. JSON is valid TypeScript. */
export function typescriptCode(call: UpstreamCall): string {
  const body = JSON.stringify(call.body, null, 2).replaceAll("\n", "\n  ");
  const headers = [
    `    Authorization: \`Bearer \${process.env.${keyVariable}}\`,`,
    '    "Content-Type": "application/json",',
    ...(call.isAsynchronous ? ['    "X-DashScope-Async": "enable",'] : []),
  ];
  const lines = [
    `const response = await fetch(${JSON.stringify(call.url)}, {`,
    '  method: "POST",',
    "  headers: {",
    ...headers,
    "  },",
    `  body: JSON.stringify(${body}),`,
    "});",
    "const answer = await response.json();",
    "console.log(answer);",
  ];
  if (call.isAsynchronous) {
    lines.push(
      "",
      "// Then ask for the task until it has ended:",
      `// await fetch(\`${taskAddress(call)}\${answer.output.task_id}\`, { headers: … });`,
    );
  }
  return `${lines.join("\n")}\n`;
}
