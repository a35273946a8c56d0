import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Generation } from "@/lib/core/api/generation";
import { failureHelp } from "@/lib/core/failure/failure-help";
import { failureKinds } from "@/lib/core/failure/failure-kinds";
import { failureReport } from "@/lib/core/failure/failure-report";
import { failureKindOf } from "@/lib/core/failure/kind-of";
import { failureOf, failureToTell, missingImagesOf } from "@/lib/core/failure/told-failure";
import { isOpen, statusSchema } from "@/lib/core/generation/status";
import { errorTable } from "../../../support/error-table";
import { aGeneration } from "../../../support/generation";

const said = fc.oneof(
  fc.constantFrom(...errorTable.map(({ code, message }) => ({ code, message }))),
  fc.record({ code: fc.string(), message: fc.string() }),
  fc.record({ code: fc.string().map((name) => `studio.${name}`), message: fc.string() }),
);
const status = fc.constantFrom(...statusSchema.options);
const runs = fc.record({ status, imageCount: fc.nat(4) }).map(({ imageCount, ...facts }) => {
  return aGeneration({ ...facts, usage: { imageCount } });
});
const ends = { on: "2026-10-10", successor: "qwen-image-2.0" };
const models = fc.constantFrom(undefined, {}, { ends });

describe("what helps with a failure", () => {
  it("is known for whatever is said, of any run", () => {
    fc.assert(
      fc.property(runs, said, models, (run, failure, model) => {
        const { kind, billed, action } = failureHelp(run, failure, model);
        expect(Object.keys(failureKinds)).toContain(kind);
        // What is uncertain is never called free, and what may be charged again is never hidden.
        if (run.status === "uncertain" || run.status === "expired") expect(billed).not.toBe("no");
        if (action === "wait") expect(isOpen(run.status)).toBe(true);
        if (action === "useSuccessor") expect(model?.ends).toBeDefined();
        // Running it again would draw the images that are there a second time.
        if (run.status === "succeeded") expect(action).not.toBe("runAgain");
      }),
    );
  });

  it("does not depend on how a code is spelled", () => {
    const spelling = fc.tuple(fc.constantFrom(...errorTable), fc.constantFrom("_", "-", ".", " "));
    fc.assert(
      fc.property(spelling, ([{ code, message, kind }, mark]) => {
        const snake = code.replace(/(?<=[a-z])(?=[A-Z])/g, mark).replaceAll(".", mark);
        for (const other of [code.toUpperCase(), snake, snake.toLowerCase()]) {
          expect(failureKindOf({ code: other, message })).toBe(kind);
        }
      }),
    );
  });

  it("is the same where a code has been refined by a suffix nobody knows", () => {
    const refined = errorTable.filter(({ code }) => /^(DataInsp|InvalidU|InvalidF|IPI)/.test(code));
    for (const { code, message, kind } of refined) {
      expect(failureKindOf({ code: `${code}.Newer`, message })).toBe(kind);
    }
  });

  it("never takes the studio's own codes for DashScope's", () => {
    for (const { code, message } of errorTable) {
      expect(failureKindOf({ code: `studio.${code}`, message })).toBe("other");
    }
  });
});

it("an image that could not be fetched from its address goes inside the call", () => {
  const failure = { code: "InvalidParameter.DataInspection", message: "Unable to download it." };
  const run = aGeneration({ status: "failed" });
  expect(failureHelp(run, failure, undefined).action).toBe("runAgain");
  const byAddress = { ...run, request: { ...run.request, sendAddresses: true } };
  expect(failureHelp(byAddress, failure, undefined).action).toBe("smallerCopies");
});

describe("a model out of service", () => {
  const at = (finishedAt: string) => aGeneration({ status: "failed", finishedAt });
  const kin = [
    { code: "Endpoint.AccessDenied", message: "Workspace endpoint access denied." },
    { code: "AccessDenied", message: "Access denied." },
    { code: "Model.AccessDenied", message: "Model access denied." },
    { code: "ModelNotFound", message: "Model can not be found." },
    { code: "InvalidParameter", message: "Model not exist." },
  ];

  it.each(kin)("is what $code says of one whose end has come or is near", (failure) => {
    for (const day of ["2026-09-15T00:00:00.000Z", "2026-12-01T00:00:00.000Z"]) {
      expect(failureHelp(at(day), failure, { ends })).toEqual({
        kind: "retired",
        billed: "no",
        action: "useSuccessor",
      });
    }
  });

  it.each(kin.slice(1))("is not what $code says of any other", (failure) => {
    const long = at("2026-06-01T00:00:00.000Z");
    expect(failureHelp(long, failure, { ends }).action).toBe("chooseModel");
    const now = at("2026-12-01T00:00:00.000Z");
    expect(failureHelp(now, failure, {}).kind).not.toBe("retired");
  });

  it("is not what a wrong way of calling it says", () => {
    const failure = {
      code: "AccessDenied",
      message: "current user api does not support synchronous calls",
    };
    expect(failureHelp(at("2026-12-01T00:00:00.000Z"), failure, { ends }).kind).toBe("wrongWay");
  });
});

describe("what a failure cost", () => {
  const failed = (facts: Partial<Generation>, code: string) =>
    failureHelp(aGeneration(facts), { code, message: "" }, undefined).billed;

  it.each([
    [{ status: "failed" }, "InternalError", "no"],
    [{ status: "uncertain" }, "InternalError", "perhaps"],
    [{ status: "uncertain" }, "RequestTimeOut", "perhaps"],
    [{ status: "expired" }, "studio.notSaved", "yes"],
    [{ status: "expired" }, "studio.expired", "perhaps"],
    [{ status: "succeeded" }, "studio.notSaved", "yes"],
    [{ status: "succeeded" }, "InternalError.Timeout", "no"],
    [{ status: "failed", usage: { imageCount: 1 } }, "studio.noImages", "yes"],
    [{ status: "failed", usage: { imageCount: 0 } }, "studio.noImages", "no"],
    [{ status: "canceled" }, "studio.canceled", "no"],
  ] as const)("%o with %s: %s", (facts, code, billed) => {
    expect(failed(facts, code)).toBe(billed);
  });
});

describe("a run that ended", () => {
  it("gives its reason, or that of its state", () => {
    const error = { code: "Arrearage", message: "no" };
    expect(failureOf(aGeneration({ status: "failed", error }))).toBe(error);
    expect(failureKindOf(failureOf(aGeneration({ status: "canceled", error })))).toBe("canceled");
    expect(failureKindOf(failureOf(aGeneration({ status: "uncertain" })))).toBe("uncertain");
    expect(failureKindOf(failureOf(aGeneration({ status: "failed" })))).toBe("other");
  });

  it("is told as a failure unless somebody wanted it to end, or has dismissed it", () => {
    const told = (facts: Partial<Generation>) => failureToTell(aGeneration(facts)) !== undefined;
    expect(statusSchema.options.filter((status) => told({ status }))).toEqual([
      "failed",
      "uncertain",
      "expired",
    ]);
    expect(told({ status: "failed", dismissedAt: "2026-11-20T00:00:00.000Z" })).toBe(false);
  });

  it("is told by its first missing image if others came, until somebody dismisses it", () => {
    const [one, other] = [3, 5].map((index) => ({
      index,
      code: "DataInspectionFailed",
      message: "",
    }));
    const failures = [one, other].filter((failure) => failure !== undefined);
    const run = aGeneration({ status: "succeeded", failures });
    expect(failureToTell(run)).toBe(one);
    expect(missingImagesOf(run)).toEqual([one, other]);
    expect(missingImagesOf({ ...run, dismissedAt: "2026-11-20T00:00:00.000Z" })).toEqual([]);
    // Of a run without images its own reason says more.
    expect(missingImagesOf({ ...run, status: "failed" })).toEqual([]);
  });

  it("can be reported with everything that support asks for", () => {
    const run = aGeneration({ status: "failed", requestId: "r-1", taskId: "t-1" });
    const report = failureReport(run, { code: "InvalidParameter", message: "url error" });
    for (const part of ["InvalidParameter: url error", "r-1", "t-1", run.request.model]) {
      expect(report).toContain(part);
    }
  });
});
