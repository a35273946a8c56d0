/** Something that knows which messages exist, such as a translator. */
interface Messages<Key extends string> {
  has(key: Key): boolean;
}

/** Whether a code from outside has a message, so that it can be looked up. */
export function isKnownKey<Key extends string>(messages: Messages<Key>, code: string): code is Key {
  const anyKey: Messages<string> = messages;
  return anyKey.has(code);
}
