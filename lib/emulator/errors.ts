import { UpstreamError } from "./answer.ts";

interface ErrorFacts {
  status: number;
  message: string;
  /** Refused before anything is queued, also on the asynchronous paths. */
  atOnce: boolean;
}

const inTask = (status: number, message: string): ErrorFacts => ({
  status,
  message,
  atOnce: false,
});
const atOnce = (status: number, message: string): ErrorFacts => ({ status, message, atOnce: true });

/** Upstream's codes with their status and words. upstream, D. */
const catalogue = new Map(
  Object.entries<ErrorFacts>({
    InvalidApiKey: atOnce(401, "Invalid API-key provided."),
    AccessDenied: atOnce(403, "Access denied."),
    "AccessDenied.Unpurchased": atOnce(
      403,
      "Access to model denied. Please make sure you are eligible for using the model.",
    ),
    "Model.AccessDenied": atOnce(403, "Model access denied."),
    "Workspace.AccessDenied": atOnce(403, "Workspace access denied."),
    "AllocationQuota.FreeTierOnly": atOnce(
      403,
      "The free tier of the model has been exhausted. If you wish to continue access the model on a paid basis, please disable the use free tier only mode in the management console.",
    ),
    Arrearage: atOnce(400, "Access denied, please make sure your account is in good standing."),
    ModelNotFound: atOnce(404, "Model can not be found."),
    Throttling: atOnce(429, "Requests throttling triggered."),
    "Throttling.RateQuota": atOnce(429, "Requests rate limit exceeded, please try again later."),
    "Throttling.BurstRate": atOnce(
      429,
      "Request rate increased too quickly. To ensure system stability, please adjust your client logic to scale requests more smoothly over time.",
    ),
    "Throttling.AllocationQuota": atOnce(
      429,
      "Allocated quota exceeded, please increase your quota limit.",
    ),
    PostpaidBillOverdue: atOnce(429, "The postpaid bill is overdue."),
    ServiceUnavailable: atOnce(503, "Service temporarily unavailable, possibly overloaded."),
    InvalidParameter: inTask(400, "Required parameter(s) missing or invalid, please check."),
    "InvalidParameter.DataInspection": inTask(
      400,
      "Unable to download the media resource during the data inspection process.",
    ),
    InvalidURL: inTask(
      400,
      "The request URL is invalid, please check the URL is available and the image format is one of the following types: JPEG, JPG, PNG, BMP, and WEBP.",
    ),
    DataInspectionFailed: inTask(400, "Input data may contain inappropriate content."),
    IPInfringementSuspect: inTask(
      400,
      "Input data is suspected of being involved in IP infringement.",
    ),
    "BadRequest.TooLarge": inTask(413, "Payload Too Large"),
    InternalError: inTask(500, "An internal error has occured, please try again later."),
    "InternalError.Timeout": inTask(
      500,
      "An internal timeout error has occured during execution, please try again later or contact service support.",
    ),
    RequestTimeOut: inTask(408, "Request timed out, please try again later."),
  }),
);

/** Where moderation takes offence. upstream, D: DataInspectionFailed. */
export const moderationMessages = {
  prompt: "Input data may contain inappropriate content.",
  input: "Input image data may contain inappropriate content.",
  output: "Output data may contain inappropriate content.",
} as const;

function factsOf(code: string): ErrorFacts {
  return catalogue.get(code) ?? inTask(400, `The task failed with ${code}.`);
}

/** Upstream's words for a code. */
export const messageOf = (code: string): string => factsOf(code).message;

/** Whether upstream says so before it queues anything. */
export const isSaidAtOnce = (code: string): boolean => factsOf(code).atOnce;

/** A code as the error answer that it comes in. */
export function upstreamError(code: string, message = messageOf(code)): UpstreamError {
  const { status } = factsOf(code);
  const isThrottling = code.startsWith("Throttling");
  return new UpstreamError(status, code, message, isThrottling ? { "Retry-After": "1" } : {});
}
