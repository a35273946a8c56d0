/** An image of a comparison for an exported page. */
interface PageImage {
  /** `data:image/…`, so that the page needs nothing else. */
  dataUrl: string;
  caption: string;
  /** A user's decision, as text. */
  mark?: { text: string; isGood: boolean } | undefined;
  note?: string | undefined;
  /** One per setting, in the order of `PageContent.settings`. */
  values: string[];
}

/** The texts on the page besides the images, in the reader's language. */
interface PageWords {
  grid: string;
  wipe: string;
  edge: string;
  left: string;
  right: string;
  settings: string;
  image: string;
  hint: string;
}

export interface PageContent {
  language: string;
  title: string;
  /** When it was made, as text. */
  made: string;
  images: PageImage[];
  /** The names of the settings that differ between the images; none for readers who need none. */
  settings: string[];
  /** The settings they share, as name and value. */
  shared: { name: string; value: string }[];
  words: PageWords;
}

/** Escapes `< > & " '` for HTML text and attributes. */
function escaped(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const style = `
:root { color-scheme: dark; font: 14px/1.5 system-ui, sans-serif; background: #0e0f11; color: #eceef0; }
* { box-sizing: border-box; }
body { margin: 0; padding: 16px; display: flex; flex-direction: column; gap: 12px; min-height: 100vh; }
header { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; }
h1 { font-size: 16px; margin: 0; }
small, dt, th { color: #a9b0b8; font-weight: 400; }
button, select { font: inherit; color: inherit; background: #1c1f23; border: 1px solid #282c31; border-radius: 8px; padding: 4px 12px; }
button[aria-pressed="true"] { border-color: #c6f24e; }
:focus-visible { outline: 2px solid #c6f24e; outline-offset: 1px; }
.grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr)); gap: 8px; flex: 1; }
figure { margin: 0; display: flex; flex-direction: column; gap: 4px; min-height: 240px; }
figcaption b { background: #c6f24e; color: #11140a; border-radius: 4px; padding: 0 6px; margin-right: 6px; }
figcaption b.rejected { background: none; color: #ff8f85; box-shadow: inset 0 0 0 1px currentColor; }
.rejected .pane { opacity: 0.4; }
.pane { position: relative; flex: 1; min-height: 220px; overflow: hidden; border-radius: 8px; background: #0a0b0c; touch-action: none; cursor: grab; }
.pane img { position: absolute; top: 0; left: 0; max-width: none; transform-origin: 0 0; user-select: none; -webkit-user-drag: none; }
.wipe { flex: 1; display: flex; flex-direction: column; gap: 8px; min-height: 70vh; }
.upper { position: absolute; inset: 0; background: #0a0b0c; }
.line { position: absolute; top: 0; bottom: 0; width: 2px; background: #c6f24e; }
.bar { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; }
.bar input { flex: 1; min-width: 160px; accent-color: #c6f24e; }
[data-view="grid"] .wipe, [data-view="wipe"] .grid { display: none; }
table { border-collapse: collapse; } td, th { text-align: left; vertical-align: top; padding: 2px 16px 2px 0; max-width: 40ch; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 2px 16px; margin: 8px 0 0; } dd { margin: 0; }
@media print { .bar, button { display: none; } }
`;

/**
 * A comparison as one file that opens from disk. It contains images, style and script, and its
 * policy lets it load nothing else.
 * @param script makes it zoom and wipe
 * @param nonce letters and digits that cannot be guessed from the content
 */
export function comparisonPage(content: PageContent, script: string, nonce: string): string {
  const { language, title, made, images, words } = content;
  const policy = `default-src 'none'; img-src data:; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  const options = images.map(({ caption }) => `<option>${escaped(caption)}</option>`).join("");
  return `<!doctype html>
<html lang="${escaped(language)}" data-view="grid">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
<small>${escaped(made)}</small>
<button type="button" data-mode="grid" aria-pressed="true">${escaped(words.grid)}</button>
<button type="button" data-mode="wipe" aria-pressed="false">${escaped(words.wipe)}</button>
<small data-readout aria-live="polite"></small>
<small>${escaped(words.hint)}</small>
</header>
<main class="grid">
${images.map(figureOf).join("\n")}
</main>
<section class="wipe">
<div class="bar">
<label>${escaped(words.left)} <select>${options}</select></label>
<label>${escaped(words.right)} <select>${options}</select></label>
<input type="range" data-edge min="0" max="100" step="0.5" value="50" aria-label="${escaped(words.edge)}">
</div>
<div class="pane" data-wipe tabindex="0" role="application" aria-label="${escaped(words.wipe)}">
<img alt="">
<div class="upper" data-upper><img alt=""></div>
<div class="line" data-line></div>
</div>
</section>
${settingsOf(content)}
<script nonce="${nonce}">${script.replaceAll("</script", "<\\/script")}</script>
</body>
</html>
`;
}

function figureOf({ dataUrl, caption, mark, note }: PageImage): string {
  const name = escaped(caption);
  const isRejected = mark?.isGood === false;
  const badge = mark ? `<b${isRejected ? ' class="rejected"' : ""}>${escaped(mark.text)}</b>` : "";
  const words = note ? `<br><small>${escaped(note)}</small>` : "";
  return `<figure${isRejected ? ' class="rejected"' : ""}>
<div class="pane" data-pane tabindex="0" role="application" aria-label="${name}"><img alt="${name}" src="${escaped(dataUrl)}"></div>
<figcaption>${badge}${name}${words}</figcaption>
</figure>`;
}

function settingsOf({ images, settings, shared, words }: PageContent): string {
  if (settings.length + shared.length === 0) return "";
  const cells = (tag: string, texts: string[]) =>
    texts.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join("");
  const head = cells("th", [words.image, ...settings]);
  const rows = images.map(({ caption, values }) => `<tr>${cells("td", [caption, ...values])}</tr>`);
  const list = shared.map(
    ({ name, value }) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`,
  );
  return `<details>
<summary>${escaped(words.settings)}</summary>
<table><thead><tr>${head}</tr></thead><tbody>${rows.join("")}</tbody></table>
<dl>${list.join("")}</dl>
</details>`;
}
