import access from "../messages/zh-CN/access.json";
import compose from "../messages/zh-CN/compose.json";
import errors from "../messages/zh-CN/errors.json";
import examples from "../messages/zh-CN/examples.json";
import failures from "../messages/zh-CN/failures.json";
import help from "../messages/zh-CN/help.json";
import library from "../messages/zh-CN/library.json";
import lineage from "../messages/zh-CN/lineage.json";
import numbers from "../messages/zh-CN/numbers.json";
import palette from "../messages/zh-CN/palette.json";
import portability from "../messages/zh-CN/portability.json";
import problems from "../messages/zh-CN/problems.json";
import request from "../messages/zh-CN/request.json";
import saved from "../messages/zh-CN/saved.json";
import shell from "../messages/zh-CN/shell.json";
import stage from "../messages/zh-CN/stage.json";
import takeUp from "../messages/zh-CN/take-up.json";
import viewer from "../messages/zh-CN/viewer.json";

/** Every page's texts in Simplified Chinese, one namespace per file. */
export default {
  access,
  compose,
  errors,
  examples,
  failures,
  help,
  library,
  lineage,
  numbers,
  palette,
  portability,
  problems,
  request,
  saved,
  shell,
  stage,
  takeUp,
  viewer,
};
