import "server-only";

/** No connection, or none any more. */
const connectionFailure = "08006";

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
  const isAnswer = "severity" in error && "code" in error && typeof error.code === "string";
  return new PostgresError(error.message, isAnswer ? String(error.code) : connectionFailure, {
    cause: error,
  });
}
