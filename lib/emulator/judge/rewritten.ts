const additions = {
  han: "画面构图均衡，光线自然柔和，细节丰富，色彩协调。",
  kana: "構図は均整がとれ、光は自然で柔らかく、細部まで豊かに描かれ、色が調和しています。",
  latin:
    " The composition is balanced, the light natural and soft, the details rich, and the colours in harmony.",
};

/** A prompt as a rewriting model might return it: the original with added detail. */
export function rewritten(prompt: string): string {
  if (/[\u3040-\u30ff]/.test(prompt)) return prompt + additions.kana;
  if (/[\u4e00-\u9fff]/.test(prompt)) return prompt + additions.han;
  return prompt + additions.latin;
}
