import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emulatorOnOwnClock, type OwnEmulator } from "../../support/emulator";

const synchronous = "/services/aigc/multimodal-generation/generation";
const asynchronous = "/services/aigc/image-generation/generation";

/** Said before anything is queued. */
const atOnce: [number, string][] = [
  [401, "InvalidApiKey"],
  [401, "NOT AUTHORIZED"],
  [403, "AccessDenied"],
  [403, "Model.AccessDenied"],
  [403, "Workspace.AccessDenied"],
  [403, "AccessDenied.Unpurchased"],
  [403, "Endpoint.AccessDenied"],
  [403, "AllocationQuota.FreeTierOnly"],
  [400, "Arrearage"],
  [429, "CommodityNotPurchased"],
  [429, "PrepaidBillOverdue"],
  [429, "PostpaidBillOverdue"],
  [404, "ModelNotFound"],
  [404, "NotFound"],
  [404, "WorkSpaceNotFound"],
  [400, "BadRequest.TooLarge"],
  [400, "CustomRoleBlocked"],
  [400, "FaqRuleBlocked"],
  [400, "UnsupportedOperation"],
  [429, "Throttling"],
  [429, "Throttling.RateQuota"],
  [429, "Throttling.BurstRate"],
  [429, "Throttling.Concurrency"],
  [429, "Throttling.AllocationQuota"],
  [503, "ModelServingError"],
  [503, "ModelUnavailable"],
  [503, "ServiceUnavailable"],
];

/** Said in the task, where there is one. */
const inTask: [number, string][] = [
  [400, "InvalidParameter"],
  [400, "InvalidParameter.DataInspection"],
  [400, "InvalidURL"],
  [400, "InvalidURL.Timeout"],
  [400, "InvalidURL.ConnectionRefused"],
  [400, "BadRequest.InputDownloadFailed"],
  [400, "InvalidImage.FileFormat"],
  [400, "InvalidImageFormat"],
  [400, "InvalidImageResolution"],
  [400, "InvalidImage.ImageSize"],
  [400, "InvalidFile.Size"],
  [400, "InvalidFile.Format"],
  [400, "InvalidFile.Resolution"],
  [400, "InvalidFile.AspectRatio"],
  [400, "InvalidFile.Openerror"],
  [400, "DataInspectionFailed"],
  [400, "IPInfringementSuspect"],
  [500, "RequestTimeOut"],
  [500, "InternalError"],
  [500, "InternalError.Algo"],
  [500, "InternalError.Upload"],
  [500, "InternalError.FileUpload"],
  [500, "InternalError.Timeout"],
  [500, "SystemError"],
  [500, "ModelServiceFailed"],
];

let emulator: OwnEmulator;
beforeAll(async () => {
  emulator = await emulatorOnOwnClock();
});
afterAll(() => emulator.close());

const send = (code: string, path: string) => {
  const content = [{ text: `x [[fail:${code}]]` }];
  const body = { model: "qwen-image-3.0", input: { messages: [{ role: "user", content }] } };
  return emulator.post(path, body, path === asynchronous ? { "X-DashScope-Async": "enable" } : {});
};
/** Of a code that nobody knows the emulator says no more than this. */
const ofItsOwn = (code: string) => expect.not.stringContaining(`failed with ${code}`);

describe("every code of upstream's catalogue can be requested", () => {
  it.each([...atOnce, ...inTask])("%i %s from a synchronous call", async (status, code) => {
    expect(await send(code, synchronous)).toMatchObject({
      status,
      body: { request_id: expect.any(String), code, message: ofItsOwn(code) },
    });
  });

  it.each(atOnce)("%i %s from a task that was never made", async (status, code) => {
    expect(await send(code, asynchronous)).toMatchObject({ status, body: { code } });
  });

  it.each(inTask)("%i %s in a task", async (_, code) => {
    const created = await send(code, asynchronous);
    expect(created.status).toBe(200);
    emulator.pass(3_600_000);
    expect((await emulator.get(`/tasks/${created.body.output.task_id}`)).body.output).toMatchObject(
      { task_status: "FAILED", code, message: ofItsOwn(code) },
    );
  });

  it("costs nothing", async () => expect((await emulator.ledger()).billed).toBe(0));
});
