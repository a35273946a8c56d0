import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { getStudio, type Studio } from "../studio";
import { isExpectedHost } from "./access";
import { readSession } from "./session";

/**
 * The studio, for a page that requires a session; anybody else is redirected to the sign-in page.
 */
export async function admitPage(): Promise<Studio> {
  // Must come first: it tells the build that there is nothing to prerender, before a studio is
  // opened.
  const given = await headers();
  const studio = await getStudio();
  if (!isExpectedHost(studio.config, given.get("host"))) notFound();
  if (studio.config.password && !(await readSession(studio.config, given.get("cookie")))) {
    redirect("/sign-in");
  }
  return studio;
}
