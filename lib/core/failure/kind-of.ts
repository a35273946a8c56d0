import type { Failure } from "../api/generation";
import type { FailureKind } from "./failure-kinds";

interface Rule {
  /** Of the code, in lower case and without punctuation. */
  code: RegExp;
  /** Some codes mean several things, which only their words tell apart. */
  message?: RegExp;
  kind: FailureKind;
}

/** Said of a picture that came whole and is not what the model takes. */
const fileWords =
  /\b(image|media) format|\bimage must not have|(height|ratio|size) of the image|^the image is larger/i;

/** The first that fits counts. DashScope refines its codes with suffixes. docs/dashscope.md#errors */
const rules: Rule[] = [
  { code: /^(invalidapikey|incorrectapikey)/, kind: "key" },
  { code: /^notauthorized/, kind: "workspace" },
  { code: /^(notfound|workspacenotfound)/, kind: "address" },
  { code: /^accessdenied/, message: /synchronous calls/i, kind: "wrongWay" },
  { code: /^accessdeniedunpurchased/, kind: "notActivated" },
  { code: /^endpointaccessdenied/, kind: "retired" },
  { code: /^(\w*)accessdenied/, kind: "noAccess" },
  { code: /^modelnotfound/, kind: "noModel" },
  { code: /^arrearage/, kind: "debt" },
  { code: /^(commoditynotpurchased|prepaidbilloverdue|postpaidbilloverdue)/, kind: "bill" },
  { code: /^(customroleblocked|faqruleblocked)/, kind: "accountRule" },

  { code: /freetieronly/, kind: "freeOnly" },
  {
    code: /^(throttlingallocationquota|insufficientquota)/,
    message: /^allocated quota exceeded/i,
    kind: "quotaOfMinute",
  },
  { code: /allocationquota|insufficientquota/, message: /\bfree\b/i, kind: "freeUsedUp" },
  { code: /allocationquota|insufficientquota/, kind: "quotaUsedUp" },
  { code: /^(throttling|limitrequests|limitburstrate|requestratelimit)/, kind: "throttled" },

  { code: /^invalidparameterdatainspection/, message: fileWords, kind: "imageFile" },
  { code: /^invalidparameterdatainspection/, kind: "unfetched" },
  { code: /^invalidparameter/, message: /url error/i, kind: "wrongWay" },
  { code: /^invalidparameter/, message: /model not exist/i, kind: "noModel" },
  { code: /^invalidparameter/, message: /data-uri item/i, kind: "imageTooLarge" },
  {
    code: /^invalidparameter/,
    message: /\bn must be\b|range of n\b|num_images_per_prompt/i,
    kind: "count",
  },
  {
    code: /^invalidparameter/,
    message:
      /expected format: '<width>\*<height>'|image area must|allowed size|^size \d|\bof size must/i,
    kind: "size",
  },
  { code: /^(invalidparameter|badrequest)/, message: fileWords, kind: "imageFile" },
  { code: /^badrequesttoolarge/, kind: "bodyTooLarge" },
  { code: /^badrequestinputdownloadfailed/, kind: "unfetched" },
  { code: /^badrequestunsupportedfileformat/, kind: "imageFile" },
  { code: /^(invalidparameter|badrequest)/, kind: "request" },
  { code: /^invalidurl/, kind: "unfetched" },
  { code: /^(invalidimage|invalidfile)/, kind: "imageFile" },
  { code: /^datainspectionfailed/, message: /^output/i, kind: "outputRefused" },
  { code: /^datainspectionfailed/, message: /^input image/i, kind: "imageRefused" },
  { code: /^datainspectionfailed/, kind: "inputRefused" },
  { code: /^ipinfringement/, kind: "rights" },
  { code: /^unsupportedoperation/, kind: "tooLateToCancel" },

  { code: /^modelservingerror/, kind: "busy" },
  { code: /^(modelunavailable|serviceunavailable)/, kind: "unavailable" },
  { code: /^requesttimeout/, kind: "tookTooLong" },
  { code: /^internalerrortimeout/, kind: "imageTookTooLong" },
  { code: /^(internalerror|systemerror|modelservicefailed)/, kind: "internal" },
];

/** The studio's own codes. */
const own = new Map<string, FailureKind>([
  ["studio.canceled", "canceled"],
  ["studio.looking", "looking"],
  ["studio.uncertain", "uncertain"],
  ["studio.uncertainTask", "uncertainTask"],
  ["studio.restored", "restored"],
  ["studio.expired", "expired"],
  ["studio.unreachable", "unreachable"],
  ["studio.certificate", "certificate"],
  ["studio.foreignHost", "foreignHost"],
  ["studio.malformed", "unreadable"],
  ["studio.wrongAddress", "address"],
  ["studio.bodyTooLarge", "bodyTooLarge"],
  ["studio.throttled", "throttled"],
  ["studio.stopped", "stopped"],
  ["studio.notTaken", "notTaken"],
  ["studio.lost", "uncertain"],
  ["studio.model", "unknownModel"],
  ["studio.inputMissing", "inputMissing"],
  ["studio.inputAway", "inputAway"],
  ["studio.coloursDiffer", "coloursDiffer"],
  ["studio.addressDiffers", "addressDiffers"],
  ["studio.addressAway", "addressAway"],
  ["studio.askRefused", "askRefused"],
  ["studio.notDrawn", "notDrawn"],
  ["studio.noImages", "noImages"],
  ["studio.noAddress", "noAddress"],
  ["studio.notSaved", "notSaved"],
  ["studio.download", "download"],
  ["storage.full", "diskFull"],
  ["storage.readOnly", "diskReadOnly"],
  ["storage.failed", "diskFailed"],
  ["storage.busy", "databaseBusy"],
  ["storage.away", "databaseAway"],
  ["storage.unreachable", "imageStoreAway"],
  ["storage.refused", "imageStoreRefused"],
]);

/** DashScope spells a code in several ways: `InvalidApiKey`, `invalid_api_key`. */
const normalised = (code: string) => code.toLowerCase().replace(/[._\-\s]/g, "");

/** Whether the words are the studio's own, and not DashScope's. */
export const isOwnFailure = ({ code }: Pick<Failure, "code">) => /^(studio|storage)\./.test(code);

/** What has gone wrong, from DashScope's code and message or the studio's own. */
export function failureKindOf(failure: Failure): FailureKind {
  if (isOwnFailure(failure)) return own.get(failure.code) ?? "other";
  const code = normalised(failure.code);
  const rule = rules.find(
    ({ code: pattern, message }) =>
      pattern.test(code) && (message === undefined || message.test(failure.message)),
  );
  return rule?.kind ?? "other";
}
