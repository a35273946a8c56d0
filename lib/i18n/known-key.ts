/** Something that knows which messages there are, such as a translator. */
interface Messages<Key extends string> {
  has(key: Key): boolean;
}

/** Whether a code that came from outside has words, so that it may be asked for by name. */
export function isKnownKey<Key extends string>(messages: Messages<Key>, code: string): code is Key {
  const anyKey: Messages<string> = messages;
  return anyKey.has(code);
}
