import access from "../messages/ja/access.json";
import compose from "../messages/ja/compose.json";
import errors from "../messages/ja/errors.json";
import examples from "../messages/ja/examples.json";
import failures from "../messages/ja/failures.json";
import help from "../messages/ja/help.json";
import library from "../messages/ja/library.json";
import lineage from "../messages/ja/lineage.json";
import numbers from "../messages/ja/numbers.json";
import palette from "../messages/ja/palette.json";
import portability from "../messages/ja/portability.json";
import problems from "../messages/ja/problems.json";
import request from "../messages/ja/request.json";
import saved from "../messages/ja/saved.json";
import shell from "../messages/ja/shell.json";
import stage from "../messages/ja/stage.json";
import takeUp from "../messages/ja/take-up.json";
import viewer from "../messages/ja/viewer.json";

/** Every page's texts in Japanese, one namespace per file. */
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
