import { describe, expect, it } from "vitest";
import type { Generation } from "@/lib/core/api/generation";
import { trayOverview } from "@/lib/core/tray/tray-overview";
import { aBatchSummary } from "../../../support/comparison";
import { aGeneration } from "../../../support/generation";

const idOf = (number: number) => `0198c0de-0000-7000-8000-${String(number).padStart(12, "0")}`;
const batchId = idOf(900);
const aRun = (number: number, facts: Partial<Generation>) =>
  aGeneration({ id: idOf(number), ...facts });
const ids = (runs: Generation[]) => runs.map(({ id }) => Number(id.slice(-3)));

describe("the overview of the queue", () => {
  it("holds runs back only while their comparison is paused or has spent its budget", () => {
    const runs = [
      aRun(3, { status: "queued", batchId }),
      aRun(2, { status: "queued" }),
      aRun(1, { status: "running", batchId }),
    ];
    const goesOn = trayOverview(runs, [aBatchSummary({ id: batchId })]);
    expect([ids(goesOn.waiting), goesOn.held]).toEqual([[2, 3], []]);
    for (const hold of ["paused", "budget"] as const) {
      const batch = aBatchSummary({ id: batchId, hold });
      const { waiting, held, running } = trayOverview(runs, [batch]);
      expect([ids(waiting), ids(running)]).toEqual([[2], [1]]);
      expect(held).toEqual([{ batch, hold, count: 1 }]);
    }
  });

  it("shows the runs of a comparison as one, in the order of their start", () => {
    const batch = aBatchSummary({ id: batchId });
    const runs = [
      aRun(4, { status: "running", batchId }),
      aRun(3, { status: "running" }),
      aRun(2, { status: "pending", batchId }),
      aRun(1, { status: "storing" }),
    ];
    const { underWay } = trayOverview(runs, [batch]);
    expect(
      underWay.map((entry) => (entry.kind === "run" ? ids([entry.run]) : ids(entry.runs))),
    ).toEqual([[1], [2, 4], [3]]);
    const unknown = trayOverview(runs, []).underWay;
    expect(unknown.map(({ kind }) => kind)).toEqual(["run", "run", "run", "run"]);
  });

  it("counts runs that a person must decide about apart from failed ones, until they are dismissed", () => {
    const failure = { code: "InternalError", message: "" };
    const runs = [
      aRun(7, { status: "uncertain" }),
      aRun(6, { status: "failed", error: failure }),
      aRun(5, { status: "succeeded", failures: [{ ...failure, index: 1 }] }),
      aRun(4, { status: "canceled" }),
      aRun(3, { status: "succeeded" }),
      aRun(2, { status: "failed", error: failure, dismissedAt: "2026-11-20T00:00:00.000Z" }),
    ];
    const { undecided, failed } = trayOverview(runs, []);
    expect([ids(undecided), ids(failed)]).toEqual([[7], [6, 5]]);
  });
});
