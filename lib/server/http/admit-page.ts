import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { getStudio, type Studio } from "../studio";
import { isExpectedHost } from "./access";
import { readSession } from "./session";

/** The studio, for a page that only who may see it gets; others go to the sign-in page. */
export async function admitPage(): Promise<Studio> {
  // Asked first: it tells a build that there is nothing to render ahead, before a studio is opened.
  const given = await headers();
  const studio = await getStudio();
  if (!isExpectedHost(studio.config, given.get("host"))) notFound();
  if (studio.config.password && !(await readSession(studio.config, given.get("cookie")))) {
    redirect("/sign-in");
  }
  return studio;
}
