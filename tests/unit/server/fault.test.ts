import { describe, expect, it } from "vitest";
import { faultOfAnswer } from "@/lib/server/dashscope/fault";
import { errorTable } from "../../support/error-table";

const faultOf = (status: number, code: string, message: string) => {
  const answer = { request_id: "r", code, message };
  return faultOfAnswer({ status, retryAfterMs: undefined, text: JSON.stringify(answer) }, answer);
};

describe("a creation that is answered with an error (promise 1)", () => {
  it.each(errorTable.map((row) => [`${row.status} ${row.code}: ${row.message}`, row] as const))(
    "%s",
    (_, { status, code, message, taken, retry }) => {
      const fault = faultOf(status, code, message);
      expect(fault.taken).toBe(taken);
      // The studio sends it again by itself only then.
      expect(fault.taken === "no" && fault.retry === "later").toBe(retry === "auto");
      expect(fault).toMatchObject({ code, message, requestId: "r", answer: { code, message } });
    },
  );

  it.each(errorTable.filter(({ retry }) => retry !== "auto"))(
    "is not sent again because of its status alone: $code",
    ({ code, message }) => {
      for (const status of [200, 400, 403, 429]) {
        const { taken, retry } = faultOf(status, code, message);
        expect([status, taken === "no" && retry === "later"]).toEqual([status, false]);
      }
    },
  );

  it.each(errorTable.filter(({ taken }) => taken === "unknown"))(
    "may have been taken, even where its status calls it a success: $code",
    ({ code, message }) => {
      expect(faultOf(200, code, message).taken).toBe("unknown");
    },
  );

  it("may have been taken if a success carries a code that nobody knows", () => {
    expect(faultOf(200, "InternalServerError", "?").taken).toBe("unknown");
    expect(faultOf(400, "InternalServerError", "?").taken).toBe("no");
  });

  it.each(errorTable.filter(({ retry }) => retry === "auto"))(
    "is sent again only after a 429, never after another refusal: $code",
    ({ code, message }) => {
      for (const status of [200, 400, 403])
        expect(faultOf(status, code, message).retry).toBe("never");
    },
  );

  it("waits a minute for a quota that is counted by the minute", () => {
    const message = "Allocated quota exceeded, please increase your quota limit.";
    const { retryAfterMs } = faultOf(429, "Throttling.AllocationQuota", message);
    expect(retryAfterMs).toBe(60_000);
  });
});
