#!/usr/bin/env node
// For machines without curl: just the options that the studio's own code uses. The shell, with its
// quoting and here-documents, is the real one.
const [, , ...words] = process.argv;
const headers = {};
let url = "";
let hasBody = false;
for (let at = 0; at < words.length; at += 1) {
  if (words[at] === "-sS") continue;
  if (words[at] === "-H") {
    at += 1;
    const [name, ...value] = words[at].split(": ");
    headers[name] = value.join(": ");
  } else if (words[at] === "--data-binary" && words[at + 1] === "@-") {
    at += 1;
    hasBody = true;
  } else url = words[at];
}
const chunks = [];
if (hasBody) for await (const chunk of process.stdin) chunks.push(chunk);
const response = await fetch(url, {
  method: hasBody ? "POST" : "GET",
  headers,
  ...(hasBody ? { body: Buffer.concat(chunks) } : {}),
});
process.stdout.write(await response.text());
