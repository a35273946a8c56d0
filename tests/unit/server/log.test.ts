import { expect, it } from "vitest";
import { createLog } from "@/lib/server/observe/log";

function logged(isTTY: boolean, secrets: string[], ...facts: [object, string]): string {
  let text = "";
  const write = (chunk: string | Uint8Array) => {
    text += chunk;
    return true;
  };
  createLog("info", secrets, { isTTY, write }).info(...facts);
  return text;
}

const forged = "m\r\n12:30:05 error \u001b[31mred\u009b2J\u2028line\u202e";

it.each([true, false])("a line stays one line and does nothing to a terminal: text %s", (isTTY) => {
  const text = logged(isTTY, [], { reason: forged, [forged]: 1 }, forged);
  expect(text.endsWith("\n")).toBe(true);
  expect(text.slice(0, -1)).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
  if (!isTTY) expect(JSON.parse(text)).toMatchObject({ msg: forged, reason: forged });
});

it.each([true, false])("a secret with odd characters is in no line: text %s", (isTTY) => {
  const secret = 'pass"wo\\rd\n123';
  const error = new Error(`Refused: ${secret} and ${JSON.stringify({ secret })}`);
  const text = logged(isTTY, [secret], { err: error, secret }, secret);
  expect(text).toContain("[secret]");
  expect(text).not.toMatch(/pass|123/);
});
