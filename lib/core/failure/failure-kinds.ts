/** Whether DashScope has charged for what failed. */
export type Billed = "no" | "perhaps" | "yes";

/**
 * Whether the same call may be sent again. `auto`: the studio does so by itself, since DashScope has
 * certainly not taken it. `user`: only if somebody asks. `no`: it would fail again.
 */
type Retry = "auto" | "user" | "no";

/** The one thing that helps; those that begin with `ask` are for the administrator. */
type Help =
  | "changePrompt"
  | "changeImages"
  | "chooseSize"
  | "fewerImages"
  | "smallerCopies"
  | "chooseModel"
  | "useSuccessor"
  | "runAgain"
  | "wait"
  | "report"
  | "askKey"
  | "askWorkspace"
  | "askAddress"
  | "askActivation"
  | "askTopUp"
  | "askBill"
  | "askPaying"
  | "askQuota"
  | "askRules"
  | "askCertificate"
  | "askProxy"
  | "askDisk"
  | "askImageStore";

interface FailureFacts {
  /** Of a call that was answered like this. A task that failed is never charged. */
  billed: Billed;
  retry: Retry;
  help: Help;
}

const facts = (billed: Billed, retry: Retry, help: Help): FailureFacts => ({ billed, retry, help });

/** What can keep a run, or one of its images, from succeeding. docs/dashscope.md#errors */
export const failureKinds = {
  // The account and the way to the service.
  key: facts("no", "no", "askKey"),
  workspace: facts("no", "no", "askWorkspace"),
  address: facts("no", "no", "askAddress"),
  wrongWay: facts("no", "no", "report"),
  noAccess: facts("no", "no", "chooseModel"),
  noModel: facts("no", "no", "chooseModel"),
  retired: facts("no", "no", "useSuccessor"),
  notActivated: facts("no", "no", "askActivation"),
  freeOnly: facts("no", "no", "askPaying"),
  freeUsedUp: facts("no", "no", "chooseModel"),
  debt: facts("no", "no", "askTopUp"),
  bill: facts("no", "no", "askBill"),
  accountRule: facts("no", "no", "askRules"),
  // Limits.
  throttled: facts("no", "auto", "wait"),
  quotaOfMinute: facts("no", "auto", "wait"),
  quotaUsedUp: facts("no", "no", "askQuota"),
  // The request.
  size: facts("no", "no", "chooseSize"),
  count: facts("no", "no", "fewerImages"),
  request: facts("no", "no", "report"),
  imageTooLarge: facts("no", "no", "smallerCopies"),
  bodyTooLarge: facts("no", "no", "smallerCopies"),
  unfetched: facts("no", "user", "runAgain"),
  imageFile: facts("no", "no", "changeImages"),
  inputRefused: facts("no", "no", "changePrompt"),
  imageRefused: facts("no", "no", "changeImages"),
  outputRefused: facts("no", "user", "changePrompt"),
  rights: facts("no", "user", "changePrompt"),
  tooLateToCancel: facts("no", "no", "wait"),
  // The service.
  busy: facts("perhaps", "user", "runAgain"),
  unavailable: facts("perhaps", "user", "runAgain"),
  tookTooLong: facts("perhaps", "user", "chooseSize"),
  internal: facts("perhaps", "user", "runAgain"),
  imageTookTooLong: facts("no", "user", "runAgain"),
  unreadable: facts("perhaps", "user", "runAgain"),
  other: facts("no", "no", "report"),
  // What the studio finds.
  canceled: facts("no", "user", "runAgain"),
  looking: facts("perhaps", "no", "wait"),
  uncertain: facts("perhaps", "user", "runAgain"),
  uncertainTask: facts("perhaps", "user", "runAgain"),
  restored: facts("perhaps", "user", "runAgain"),
  expired: facts("perhaps", "user", "runAgain"),
  unreachable: facts("no", "auto", "wait"),
  certificate: facts("no", "no", "askCertificate"),
  stopped: facts("no", "no", "askProxy"),
  notTaken: facts("no", "auto", "wait"),
  foreignHost: facts("no", "no", "report"),
  unknownModel: facts("no", "no", "chooseModel"),
  inputMissing: facts("no", "no", "changeImages"),
  inputAway: facts("no", "auto", "wait"),
  coloursDiffer: facts("no", "no", "report"),
  addressDiffers: facts("no", "no", "smallerCopies"),
  addressAway: facts("no", "auto", "wait"),
  askRefused: facts("perhaps", "no", "askKey"),
  notDrawn: facts("no", "user", "runAgain"),
  noImages: facts("no", "user", "runAgain"),
  noAddress: facts("yes", "user", "runAgain"),
  notSaved: facts("yes", "user", "runAgain"),
  download: facts("yes", "no", "wait"),
  diskFull: facts("yes", "no", "askDisk"),
  diskReadOnly: facts("yes", "no", "askDisk"),
  diskFailed: facts("yes", "no", "askDisk"),
  databaseBusy: facts("yes", "no", "wait"),
  databaseAway: facts("yes", "no", "wait"),
  imageStoreAway: facts("yes", "no", "wait"),
  imageStoreRefused: facts("yes", "no", "askImageStore"),
} as const satisfies Record<string, FailureFacts>;

export type FailureKind = keyof typeof failureKinds;
