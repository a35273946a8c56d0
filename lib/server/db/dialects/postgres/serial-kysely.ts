import "server-only";
import { Kysely, type TransactionBuilder } from "kysely";

/**
 * A database whose transactions wait for each other before they take a connection: on the server only
 * one goes on at a time anyway, and single statements need connections meanwhile.
 */
export class SerialKysely<Schema> extends Kysely<Schema> {
  #last: Promise<unknown> = Promise.resolve();

  override transaction(): TransactionBuilder<Schema> {
    const builder = super.transaction();
    const execute = builder.execute.bind(builder);
    builder.execute = (callback) => {
      const turn = this.#last.then(() => execute(callback));
      this.#last = turn.catch(() => undefined);
      return turn;
    };
    return builder;
  }
}
