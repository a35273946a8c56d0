import access from "../messages/en/access.json";
import compose from "../messages/en/compose.json";
import errors from "../messages/en/errors.json";
import examples from "../messages/en/examples.json";
import failures from "../messages/en/failures.json";
import help from "../messages/en/help.json";
import library from "../messages/en/library.json";
import lineage from "../messages/en/lineage.json";
import numbers from "../messages/en/numbers.json";
import palette from "../messages/en/palette.json";
import portability from "../messages/en/portability.json";
import problems from "../messages/en/problems.json";
import request from "../messages/en/request.json";
import saved from "../messages/en/saved.json";
import shell from "../messages/en/shell.json";
import stage from "../messages/en/stage.json";
import takeUp from "../messages/en/take-up.json";
import viewer from "../messages/en/viewer.json";

/** Every page's texts in English, one namespace per file. */
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
