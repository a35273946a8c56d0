import { killAtEveryPoint } from "../support/crash-matrix";

killAtEveryPoint("a task", "a set of four");
