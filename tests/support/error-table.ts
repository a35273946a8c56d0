import type { FailureAction } from "@/lib/core/failure/failure-help";
import type { FailureKind } from "@/lib/core/failure/failure-kinds";

export interface ErrorRow {
  status: number;
  code: string;
  message: string;
  /** Where a task fails with it: after it was queued. Elsewhere it is said at once. */
  isInTask: boolean;
  /** Whether a creation that is answered like this may have been taken. */
  taken: "no" | "unknown";
  retry: "auto" | "user" | "no";
  kind: FailureKind;
  action: FailureAction;
}

type Fate = Pick<ErrorRow, "isInTask" | "taken" | "retry">;
const refused: Fate = { isInTask: false, taken: "no", retry: "no" };
const throttled: Fate = { isInTask: false, taken: "no", retry: "auto" };
const inTask: Fate = { isInTask: true, taken: "no", retry: "no" };
const onceMore: Fate = { isInTask: true, taken: "no", retry: "user" };
const down: Fate = { isInTask: false, taken: "unknown", retry: "user" };
const broken: Fate = { isInTask: true, taken: "unknown", retry: "user" };

type Said = [status: number, code: string, message: string];
type Meant = [kind: FailureKind, action: FailureAction];

const row = (fate: Fate, [status, code, message]: Said, [kind, action]: Meant): ErrorRow => {
  return { ...fate, status, code, message, kind, action };
};

/** DashScope's catalogue of errors, row by row. docs/dashscope.md#errors */
export const errorTable: ErrorRow[] = [
  row(refused, [401, "InvalidApiKey", "Invalid API-key provided."], ["key", "askKey"]),
  row(
    refused,
    [401, "NOT AUTHORIZED", "Access denied: Either you are not authorized to access …"],
    ["workspace", "askWorkspace"],
  ),
  row(
    refused,
    [403, "AccessDenied", "current user api does not support asynchronous calls"],
    ["wrongWay", "report"],
  ),
  row(
    refused,
    [403, "AccessDenied", "current user api does not support synchronous calls"],
    ["wrongWay", "report"],
  ),
  row(refused, [403, "AccessDenied", "Access denied."], ["noAccess", "chooseModel"]),
  row(refused, [403, "Model.AccessDenied", "Model access denied."], ["noAccess", "chooseModel"]),
  row(
    refused,
    [403, "Workspace.AccessDenied", "Workspace access denied."],
    ["noAccess", "chooseModel"],
  ),
  row(
    refused,
    [403, "AccessDenied.Unpurchased", "Access to model denied."],
    ["notActivated", "askActivation"],
  ),
  row(
    refused,
    [403, "Endpoint.AccessDenied", "Workspace endpoint access denied."],
    ["retired", "chooseModel"],
  ),
  row(
    refused,
    [403, "AllocationQuota.FreeTierOnly", "The free tier of the model has been exhausted."],
    ["freeOnly", "askPaying"],
  ),
  row(
    refused,
    [400, "Arrearage", "Access denied, please make sure your account is in good standing."],
    ["debt", "askTopUp"],
  ),
  row(
    refused,
    [429, "CommodityNotPurchased", "Commodity has not purchased yet."],
    ["bill", "askBill"],
  ),
  row(refused, [429, "PrepaidBillOverdue", "The prepaid bill is overdue."], ["bill", "askBill"]),
  row(refused, [429, "PostpaidBillOverdue", "The postpaid bill is overdue."], ["bill", "askBill"]),
  row(refused, [404, "ModelNotFound", "Model can not be found."], ["noModel", "chooseModel"]),
  row(refused, [400, "InvalidParameter", "Model not exist."], ["noModel", "chooseModel"]),
  row(refused, [404, "NotFound", "Not found!"], ["address", "askAddress"]),
  row(
    refused,
    [404, "WorkSpaceNotFound", "WorkSpace can not be found."],
    ["address", "askAddress"],
  ),
  row(refused, [400, "InvalidParameter", "url error, please check url！"], ["wrongWay", "report"]),
  row(
    inTask,
    [400, "InvalidParameter", "Expected format: '<width>*<height>'"],
    ["size", "chooseSize"],
  ),
  row(
    inTask,
    [400, "InvalidParameter", "Image area must be between 262144 and 4194304 pixels."],
    ["size", "chooseSize"],
  ),
  row(
    inTask,
    [400, "InvalidParameter", "The size does not match the allowed size 1664*928,1472*1104."],
    ["size", "chooseSize"],
  ),
  row(inTask, [400, "InvalidParameter", "n must be 1"], ["count", "fewerImages"]),
  row(inTask, [400, "InvalidParameter", "Range of n should be [1, 4]"], ["count", "fewerImages"]),
  row(
    inTask,
    [400, "InvalidParameter", "num_images_per_prompt must be 1"],
    ["count", "fewerImages"],
  ),
  row(inTask, [400, "InvalidParameter", "Field required: input.messages"], ["request", "report"]),
  row(inTask, [400, "InvalidParameter", "content length only support 2"], ["request", "report"]),
  row(
    refused,
    [400, "InvalidParameter", "Exceeded limit on max bytes per data-uri item : 10485760"],
    ["imageTooLarge", "smallerCopies"],
  ),
  row(
    onceMore,
    [
      400,
      "InvalidParameter.DataInspection",
      "Unable to download the media resource during the data inspection process.",
    ],
    ["unfetched", "runAgain"],
  ),
  row(
    onceMore,
    [400, "InvalidURL", "The request URL is invalid, please check the image format."],
    ["unfetched", "runAgain"],
  ),
  row(onceMore, [400, "InvalidURL.Timeout", "Download image timeout."], ["unfetched", "runAgain"]),
  row(
    onceMore,
    [400, "InvalidURL.ConnectionRefused", "Connection to the image was refused."],
    ["unfetched", "runAgain"],
  ),
  row(
    onceMore,
    [400, "BadRequest.InputDownloadFailed", "Failed to download the input file."],
    ["unfetched", "runAgain"],
  ),
  ...[
    "InvalidImage.FileFormat",
    "InvalidImageFormat",
    "InvalidImageResolution",
    "InvalidImage.ImageSize",
    "InvalidFile.Size",
    "InvalidFile.Format",
    "InvalidFile.Resolution",
    "InvalidFile.AspectRatio",
    "InvalidFile.Openerror",
  ].map((code) =>
    row(inTask, [400, code, "The image is not supported."], ["imageFile", "changeImages"]),
  ),
  row(
    refused,
    [400, "BadRequest.TooLarge", "Payload Too Large"],
    ["bodyTooLarge", "smallerCopies"],
  ),
  row(
    inTask,
    [400, "DataInspectionFailed", "Input data may contain inappropriate content."],
    ["inputRefused", "changePrompt"],
  ),
  row(
    inTask,
    [400, "DataInspectionFailed", "Input image data may contain inappropriate content."],
    ["imageRefused", "changeImages"],
  ),
  row(
    onceMore,
    [400, "DataInspectionFailed", "Output data may contain inappropriate content."],
    ["outputRefused", "changePrompt"],
  ),
  row(
    onceMore,
    [400, "IPInfringementSuspect", "Input data is suspected of being involved in IP infringement."],
    ["rights", "changePrompt"],
  ),
  row(
    refused,
    [400, "CustomRoleBlocked", "Input or output data may contain inappropriate content."],
    ["accountRule", "askRules"],
  ),
  row(
    refused,
    [400, "FaqRuleBlocked", "Input or output data is blocked by faq rule."],
    ["accountRule", "askRules"],
  ),
  row(
    refused,
    [400, "UnsupportedOperation", "Failed to cancel the task."],
    ["tooLateToCancel", "runAgain"],
  ),
  row(throttled, [429, "Throttling", "Requests throttling triggered."], ["throttled", "runAgain"]),
  row(
    throttled,
    [429, "Throttling.RateQuota", "Requests rate limit exceeded, please try again later."],
    ["throttled", "runAgain"],
  ),
  row(
    throttled,
    [429, "Throttling.BurstRate", "Request rate increased too quickly."],
    ["throttled", "runAgain"],
  ),
  row(
    throttled,
    [429, "Throttling.Concurrency", "Too many concurrent requests."],
    ["throttled", "runAgain"],
  ),
  row(
    throttled,
    [
      429,
      "Throttling.AllocationQuota",
      "Allocated quota exceeded, please increase your quota limit.",
    ],
    ["quotaOfMinute", "askQuota"],
  ),
  row(
    refused,
    [429, "Throttling.AllocationQuota", "Free allocated quota exceeded."],
    ["freeUsedUp", "chooseModel"],
  ),
  row(
    refused,
    [429, "Throttling.AllocationQuota", "Your token-plan quota has been exhausted."],
    ["quotaUsedUp", "askQuota"],
  ),
  row(
    down,
    [503, "ModelServingError", "Too many requests. Please try again later."],
    ["busy", "runAgain"],
  ),
  row(
    down,
    [503, "ModelUnavailable", "Model is unavailable, please try again later."],
    ["unavailable", "runAgain"],
  ),
  row(
    down,
    [503, "ServiceUnavailable", "Service temporarily unavailable."],
    ["unavailable", "runAgain"],
  ),
  row(
    broken,
    [500, "RequestTimeOut", "Request timed out, please try again later."],
    ["tookTooLong", "chooseSize"],
  ),
  ...[
    "InternalError",
    "InternalError.Algo",
    "InternalError.Upload",
    "InternalError.FileUpload",
    "SystemError",
    "ModelServiceFailed",
  ].map((code) => row(broken, [500, code, "Please try again later."], ["internal", "runAgain"])),
  row(
    broken,
    [500, "InternalError.Timeout", "An internal timeout error has occured during execution."],
    ["imageTookTooLong", "runAgain"],
  ),
];
