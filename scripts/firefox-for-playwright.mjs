#!/usr/bin/env node
// Starts Firefox in Playwright's place and stands between the two: Playwright sets media features for
// every page, and gives up where a Firefox of long-term support does not know that command yet.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { createInterface } from "node:readline";
import { findFirefox } from "./other-browsers.mjs";

const unknownMethod = "emulation.setMediaFeaturesOverride";
const announced = /WebDriver BiDi listening on ws:\/\/127\.0\.0\.1:(\d+)/;

const browser = spawn(findFirefox(), process.argv.slice(2), {
  stdio: ["ignore", "inherit", "pipe"],
});
browser.once("exit", (code) => process.exit(code ?? 1));
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => browser.kill(signal));
for await (const line of createInterface({ input: browser.stderr })) {
  const port = announced.exec(line)?.[1];
  console.error(port ? line.replace(port, String(await standBefore(Number(port)))) : line);
}

/** Listens for Playwright, hands on what it says to Firefox's port, and gives the own port. */
async function standBefore(port) {
  const server = createServer((playwright) => {
    const firefox = connect(port, "127.0.0.1");
    let isOpen = false;
    let waiting = Buffer.alloc(0);
    playwright.on("data", (chunk) => {
      waiting = Buffer.concat([waiting, chunk]);
      if (!isOpen) {
        const end = waiting.indexOf("\r\n\r\n");
        if (end === -1) return;
        firefox.write(openingOf(waiting.toString("latin1", 0, end + 4), port));
        waiting = waiting.subarray(end + 4);
        isOpen = true;
      }
      for (let frame = readFrame(waiting); frame; frame = readFrame(waiting)) {
        const ignored = idOfUnknown(frame.words);
        if (ignored === undefined) firefox.write(waiting.subarray(0, frame.end));
        else playwright.write(frameOf(`{"type":"success","id":${ignored},"result":{}}`));
        waiting = waiting.subarray(frame.end);
      }
    });
    firefox.pipe(playwright);
    for (const [one, other] of [
      [playwright, firefox],
      [firefox, playwright],
    ]) {
      one.on("close", () => other.destroy());
      one.on("error", () => other.destroy());
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server.address().port;
}

/** The request that opens the line, for Firefox's own address, and without compression. */
function openingOf(request, port) {
  return request
    .replace(/^host:.*$/im, `Host: 127.0.0.1:${port}`)
    .replace(/^sec-websocket-extensions:.*\r\n/im, "");
}

/** The first whole frame of a client, RFC 6455 section 5.2: always masked, and here never in parts. */
function readFrame(bytes) {
  if (bytes.length < 2) return undefined;
  const short = bytes[1] & 0x7f;
  const maskAt = short === 127 ? 10 : short === 126 ? 4 : 2;
  if (bytes.length < maskAt + 4) return undefined;
  const length =
    short === 127
      ? Number(bytes.readBigUInt64BE(2))
      : short === 126
        ? bytes.readUInt16BE(2)
        : short;
  const begin = maskAt + 4;
  if (bytes.length < begin + length) return undefined;
  const mask = bytes.subarray(maskAt, begin);
  const words = bytes.subarray(begin, begin + length).map((byte, at) => byte ^ mask[at % 4]);
  return { words: Buffer.from(words).toString(), end: begin + length };
}

function idOfUnknown(words) {
  return words.includes(unknownMethod) ? JSON.parse(words).id : undefined;
}

/** A short text in a frame, as a server sends it. */
function frameOf(text) {
  return Buffer.concat([Buffer.from([0x81, text.length]), Buffer.from(text)]);
}
