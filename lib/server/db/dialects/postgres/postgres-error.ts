import "server-only";

/** No connection, or none any more. */
const connectionFailure = "08006";

/** What the driver says by itself, with the code that the server would give. */
const ofDriver: [RegExp, string][] = [
  // The server asks for a password, and there is none.
  [/^SASL: .*password/, "28P01"],
  // All connections of this process are in use.
  [/^timeout exceeded when trying to connect$/, "53300"],
];

/** An error of PostgreSQL with its code; a lost connection gets the code that stands for it. */
class PostgresError extends Error {
  readonly sqlState: string;

  constructor(message: string, sqlState: string, options: ErrorOptions) {
    super(message, options);
    this.sqlState = sqlState;
  }
}

/** Gives an error of the driver a code of PostgreSQL; an error of our own stays as it is. */
export function postgresError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof TypeError) return error;
  return new PostgresError(error.message || codeOf(error), stateOf(error), { cause: error });
}

/** An error about several addresses of one name has a code and no words. */
const codeOf = (error: Error) => ("code" in error ? String(error.code) : error.name);

function stateOf(error: Error): string {
  if ("severity" in error && "code" in error && typeof error.code === "string") return error.code;
  return ofDriver.find(([words]) => words.test(error.message))?.[1] ?? connectionFailure;
}
