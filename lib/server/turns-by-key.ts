import "server-only";

/** Lets work with the same key run one after the other, within this process. */
export type TurnsByKey = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

export function createTurnsByKey(): TurnsByKey {
  const turns = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = turns.get(key) ?? Promise.resolve();
    const turn = before.then(work, work);
    turns.set(key, turn);
    const leave = () => {
      if (turns.get(key) === turn) turns.delete(key);
    };
    void turn.then(leave, leave);
    return turn;
  };
}
