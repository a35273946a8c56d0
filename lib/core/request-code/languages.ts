import type { CodeLanguage } from "../api/request-code";
import { curlCode } from "./curl";
import { javaSdkCode } from "./java-sdk";
import { pythonCode } from "./python";
import { pythonSdkCode } from "./python-sdk";
import { typescriptCode } from "./typescript";
import type { UpstreamCall } from "./upstream-call";

/** The call as a program, by language. */
export const codeOf: Record<CodeLanguage, (call: UpstreamCall) => string> = {
  curl: curlCode,
  python: pythonCode,
  pythonSdk: pythonSdkCode,
  typescript: typescriptCode,
  javaSdk: javaSdkCode,
};
