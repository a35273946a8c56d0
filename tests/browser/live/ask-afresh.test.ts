import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { askAfresh } from "@/lib/client/queries/ask-afresh";

it("does not use a first answer that was requested before the change", async () => {
  const client = new QueryClient();
  const answers: ((items: string[]) => void)[] = [];
  const queryKey = ["kept"];
  const observer = new QueryObserver<string[]>(client, {
    queryKey,
    queryFn: () => new Promise((resolve) => answers.push(resolve)),
  });
  const stop = observer.subscribe(() => undefined);
  const asked = askAfresh(client, { queryKey });
  answers[0]?.([]);
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.(["Places"]);
  await asked;
  expect(client.getQueryData(queryKey)).toEqual(["Places"]);
  stop();
});
