// Runs the tests that other browsers than Chromium pass, too: `npm run test:browsers -- firefox` in that one only.
import { findFirefox, findWebKit } from "./other-browsers.mjs";
import { ensureBuilt, ensureInstalled, run } from "./project.mjs";

const browsers = {
  firefox: { isThere: findFirefox() !== undefined, packages: "firefox-esr" },
  webkit: { isThere: findWebKit() !== undefined, packages: "webkit2gtk-driver xvfb" },
};

const [asked, ...rest] = process.argv.slice(2);
if (rest.length > 0 || (asked && !Object.hasOwn(browsers, asked))) {
  console.error(`Usage: npm run test:browsers [-- ${Object.keys(browsers).join("|")}]`);
  process.exit(1);
}
const wanted = asked ? [asked] : Object.keys(browsers);
for (const name of wanted) {
  const { isThere, packages } = browsers[name];
  if (!isThere) console.log(`No ${name} here. Debian has it: apt-get install ${packages}`);
}
const found = wanted.filter((name) => browsers[name].isThere);
// Nothing tested is not a success.
if (found.length === 0) process.exit(1);
ensureInstalled();
ensureBuilt();
const projects = found.map((name) => `--project=${name}`);
process.exit(run("playwright", ["test", "--config=playwright.browsers.config.ts", ...projects]));
