import { queryOptions } from "@tanstack/react-query";
import { spendSchema } from "@/lib/core/api/spend";
import { callApi } from "./api";
import { keptLive } from "./kept-live";

export const spendQuery = queryOptions({
  queryKey: ["spend"],
  queryFn: () => callApi("/api/spend", spendSchema),
  ...keptLive,
});
