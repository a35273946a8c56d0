import { killAtEveryPoint } from "../support/crash-matrix";

killAtEveryPoint("a synchronous call", "a partial failure");
