import { keyVariable, taskAddress, type UpstreamCall } from "./upstream-call";

/**
 * For a POSIX shell. The body comes from a here-document, so that nothing in it is special to the
 * shell and it may be longer than a shell argument.
 */
export function curlCode(call: UpstreamCall): string {
  const lines = [
    `curl -sS '${call.url}' \\`,
    `  -H "Authorization: Bearer $${keyVariable}" \\`,
    "  -H 'Content-Type: application/json' \\",
    ...(call.isAsynchronous ? ["  -H 'X-DashScope-Async: enable' \\"] : []),
    "  --data-binary @- <<'JSON'",
    JSON.stringify(call.body, null, 2),
    "JSON",
  ];
  if (call.isAsynchronous) {
    lines.push(
      "",
      "# Then ask for the task by the id in the answer:",
      `# curl -sS '${taskAddress(call)}TASK_ID' -H "Authorization: Bearer $${keyVariable}"`,
    );
  }
  return `${lines.join("\n")}\n`;
}
