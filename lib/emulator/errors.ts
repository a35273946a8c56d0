import { UpstreamError } from "./answer.ts";
import type { Refusal } from "./plan.ts";

interface ErrorFacts {
  status: number;
  message: string;
  /** Refused before anything is queued, even on asynchronous paths. */
  atOnce: boolean;
}

const inTask = (status: number, message: string): ErrorFacts => ({
  status,
  message,
  atOnce: false,
});
const atOnce = (status: number, message: string): ErrorFacts => ({ status, message, atOnce: true });

const internal = "An internal error has occured, please try again later.";

/**
 * Upstream's codes with their status and messages. docs/dashscope.md#errors. For images and files
 * only the codes are published, so those messages are ours.
 */
const catalogue = new Map(
  Object.entries<ErrorFacts>({
    InvalidApiKey: atOnce(401, "Invalid API-key provided."),
    "NOT AUTHORIZED": atOnce(
      401,
      "Access denied: Either you are not authorized to access this workspace, or the workspace does not exist. Please:\nVerify the workspace configuration.\nCheck your API endpoint settings. Ensure you are targeting the correct environment.",
    ),
    AccessDenied: atOnce(403, "Access denied."),
    "AccessDenied.Unpurchased": atOnce(
      403,
      "Access to model denied. Please make sure you are eligible for using the model.",
    ),
    "Model.AccessDenied": atOnce(403, "Model access denied."),
    "Workspace.AccessDenied": atOnce(403, "Workspace access denied."),
    "Endpoint.AccessDenied": atOnce(403, "Workspace endpoint access denied."),
    "AllocationQuota.FreeTierOnly": atOnce(
      403,
      'The free tier of the model has been exhausted. If you wish to continue access the model on a paid basis, please disable the "use free tier only" mode in the management console.',
    ),
    Arrearage: atOnce(400, "Access denied, please make sure your account is in good standing."),
    CommodityNotPurchased: atOnce(429, "Commodity has not purchased yet."),
    PrepaidBillOverdue: atOnce(429, "The prepaid bill is overdue."),
    PostpaidBillOverdue: atOnce(429, "The postpaid bill is overdue."),
    ModelNotFound: atOnce(404, "Model can not be found."),
    NotFound: atOnce(404, "Not found!"),
    WorkSpaceNotFound: atOnce(404, "WorkSpace can not be found."),
    Throttling: atOnce(429, "Requests throttling triggered."),
    "Throttling.RateQuota": atOnce(429, "Requests rate limit exceeded, please try again later."),
    "Throttling.BurstRate": atOnce(
      429,
      "Request rate increased too quickly. To ensure system stability, please adjust your client logic to scale requests more smoothly over time.",
    ),
    "Throttling.Concurrency": atOnce(429, "Too many concurrent requests."),
    "Throttling.AllocationQuota": atOnce(
      429,
      "Allocated quota exceeded, please increase your quota limit.",
    ),
    ModelServingError: atOnce(
      503,
      "Too many requests. Your requests are being throttled due to system capacity limits. Please try again later.",
    ),
    ModelUnavailable: atOnce(503, "Model is unavailable, please try again later."),
    ServiceUnavailable: atOnce(503, "Service temporarily unavailable, possibly overloaded."),
    CustomRoleBlocked: atOnce(
      400,
      "Input or output data may contain inappropriate content with custom rule.",
    ),
    FaqRuleBlocked: atOnce(400, "Input or output data is blocked by faq rule."),
    "BadRequest.TooLarge": atOnce(400, "Payload Too Large"),
    UnsupportedOperation: atOnce(
      400,
      "Failed to cancel the task, please confirm if the task is in PENDING status.",
    ),
    InvalidParameter: inTask(400, "Required parameter(s) missing or invalid, please check."),
    "InvalidParameter.DataInspection": inTask(
      400,
      "Unable to download the media resource during the data inspection process.",
    ),
    InvalidURL: inTask(
      400,
      "The request URL is invalid, please check the URL is available and the image format is one of the following types: JPEG, JPG, PNG, BMP, and WEBP.",
    ),
    "InvalidURL.ConnectionRefused": inTask(400, "Connection to the image was refused."),
    "InvalidURL.Timeout": inTask(400, "Download image timeout."),
    "BadRequest.InputDownloadFailed": inTask(400, "Failed to download the input file."),
    "InvalidImage.FileFormat": inTask(400, "The file format of the image is not supported."),
    "InvalidImage.ImageSize": inTask(400, "The size of the image is beyond limit."),
    InvalidImageFormat: inTask(400, "The format of the image is not supported."),
    InvalidImageResolution: inTask(400, "The resolution of the image is beyond limit."),
    "InvalidFile.Size": inTask(400, "The size of the file is beyond limit."),
    "InvalidFile.Format": inTask(400, "The format of the file is not supported."),
    "InvalidFile.Resolution": inTask(400, "The resolution of the file is beyond limit."),
    "InvalidFile.AspectRatio": inTask(400, "The aspect ratio of the file is beyond limit."),
    "InvalidFile.Openerror": inTask(400, "The file can not be opened."),
    DataInspectionFailed: inTask(400, "Input data may contain inappropriate content."),
    IPInfringementSuspect: inTask(
      400,
      "Input data is suspected of being involved in IP infringement.",
    ),
    RequestTimeOut: inTask(500, "Request timed out, please try again later."),
    InternalError: inTask(500, internal),
    "InternalError.Algo": inTask(500, internal),
    "InternalError.Upload": inTask(500, "Failed to upload the result."),
    "InternalError.FileUpload": inTask(500, "Failed to upload the file."),
    "InternalError.Timeout": inTask(
      500,
      "An internal timeout error has occured during execution, please try again later or contact service support.",
    ),
    SystemError: inTask(500, "A system error has occured, please try again later."),
    ModelServiceFailed: inTask(500, "Failed to request the model service."),
  }),
);

/** Messages by what moderation objected to. docs/dashscope.md#errors */
export const moderationMessages = {
  prompt: "Input data may contain inappropriate content.",
  input: "Input image data may contain inappropriate content.",
  output: "Output data may contain inappropriate content.",
} as const;

function factsOf(code: string): ErrorFacts {
  return catalogue.get(code) ?? inTask(400, `The task failed with ${code}.`);
}

/** Upstream's message for a code. */
export const messageOf = (code: string): string => factsOf(code).message;

/** What is said of path, model and body, which are checked first. */
const checkedFirst = /url error|Model not exist|data-uri item/;

/** Whether upstream reports it before it queues anything. */
export const isSaidAtOnce = ({ code, message }: Refusal): boolean =>
  factsOf(code).atOnce || (code === "InvalidParameter" && checkedFirst.test(message));

/** The error answer for a code. */
export function upstreamError(code: string, message = messageOf(code)): UpstreamError {
  const { status } = factsOf(code);
  const isThrottling = code.startsWith("Throttling");
  return new UpstreamError(status, code, message, isThrottling ? { "Retry-After": "1" } : {});
}
