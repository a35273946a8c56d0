import { describe, expect, it } from "vitest";
import type { Locale } from "@/lib/i18n/locales";
import { locales } from "@/lib/i18n/locales";
import { messageFiles, messagesIn } from "../support/messages";

/** What a message must not hold, and why. */
interface Rule {
  why: string;
  pattern: RegExp;
}

const cjk = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]";

const everywhere: Rule[] = [
  { why: "designers read DashScope or the sandbox", pattern: /upstream/i },
  { why: "an ellipsis is one character", pattern: /\.\.|……/ },
  { why: "a dash is none of typewriters", pattern: / - |--/ },
  { why: "quotation marks are the language's own", pattern: /"|''|„|«|»/ },
  { why: "one space is enough", pattern: / {2}/ },
];

/** In Japanese and Chinese, marks have the width of the letters beside them. */
const wide: Rule[] = [
  {
    why: "a mark beside a letter is as wide",
    pattern: new RegExp(`${cjk}[,:;?!()]|[,:;?!(]${cjk}`, "u"),
  },
  { why: "a value is followed by the language's colon", pattern: /\}: / },
  { why: "an ellipsis stands close", pattern: / …/ },
  { why: "a dash belongs to English", pattern: /—/ },
];

const rules: Record<Locale, Rule[]> = {
  en: [
    { why: "an ellipsis after a word has a space before it", pattern: /[\p{L}}]…/u },
    { why: "a dash is for ranges only", pattern: /—| – / },
    { why: "quotation marks are “ and ”", pattern: /[‘「」『』]/ },
    { why: "marks are narrow", pattern: /[，。：；？！（）、～]/ },
  ],
  ja: [
    ...wide,
    { why: "quotation marks are 「 and 」", pattern: /[“”‘’]/ },
    { why: "a range has ～", pattern: /\}[-–~〜]\{|〜/ },
    { why: "a pause is 、", pattern: /，/ },
  ],
  "zh-CN": [
    ...wide,
    { why: "quotation marks are “ and ”", pattern: /[「」『』‘’]/ },
    { why: "a range has –", pattern: /\}[-~～〜]\{/ },
  ],
};

/** A message as it is read, without the words that tell how its values are written. */
const asRead = (text: string) =>
  text
    .replace(/\{(\w+), (?:number|date|time)(?:, [^{}]*)?\}/g, "{$1}")
    .replace(/\{\w+, (?:plural|select|selectordinal),/g, "{")
    .replace(/'(\{[^}]*\})'/g, "$1");

const faultsOf = (locale: Locale, text: string) =>
  [...everywhere, ...rules[locale]]
    .filter(({ pattern }) => pattern.test(asRead(text)))
    .map(({ why }) => why);

/** What is sent to a model is in a language that the model takes. */
const isPrompt = (file: string, key: string) => file === "examples.json" && /^prompt\./.test(key);

describe("the style of the messages", () => {
  it.each(locales)("is one in %s", (locale) => {
    const faults = messageFiles(locale).flatMap((file) =>
      messagesIn(locale, file)
        .filter(([key]) => !isPrompt(file, key))
        .flatMap(([key, text]) =>
          faultsOf(locale, text).map((why) => `${file} ${key}: ${why}: ${text}`),
        ),
    );
    expect(faults).toEqual([]);
  });

  it.each<[Locale, string, number]>([
    ["en", "Upstream refused it.", 1],
    ["en", "Sending...", 1],
    ["en", "Sending…", 1],
    ["en", "Sending …", 0],
    ["en", "It is here — look", 1],
    ["en", 'Called "{name}"', 1],
    ["en", "{min, number}–{max, number} s", 0],
    ["ja", "名前: {name}", 1],
    ["ja", "{name}: 名前", 1],
    ["ja", "“{name}”", 1],
    ["ja", "送信中 …", 1],
    ["ja", "比率 1:{most}", 0],
    ["ja", "{percent, number, ::.0} % が異なります", 0],
    ["zh-CN", "「{name}」", 1],
    ["zh-CN", "正在发送……", 1],
    ["zh-CN", "尺寸(像素)", 1],
  ])("is found wanting in %s: %s", (locale, text, count) => {
    expect(faultsOf(locale, text)).toHaveLength(count);
  });
});
