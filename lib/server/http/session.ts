import "server-only";
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Config } from "../config";
import { getStudio } from "../studio";

const sessionCookie = "swatchbox_session";
const sessionSeconds = 30 * 24 * 60 * 60;

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Compares in a time that does not depend on where two texts differ. */
export function areEqual(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right));
}

export function isPassword(config: Config, given: string): boolean {
  return config.password !== undefined && areEqual(given, config.password);
}

/** A secret of this installation, made once and kept in its database. */
async function installationSecret(): Promise<string> {
  const { database } = await getStudio();
  const name = "session-secret";
  await database
    .insertInto("settings")
    .values({ name, value: randomBytes(32).toString("hex") })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
  const { value } = await database
    .selectFrom("settings")
    .select("value")
    .where("name", "=", name)
    .executeTakeFirstOrThrow();
  return value;
}

/** Changing the password ends every session, since the password is part of the key. */
async function sign(config: Config, expiry: string): Promise<string> {
  const key = digest(`${await installationSecret()}:${config.password ?? ""}`);
  return createHmac("sha256", key).update(expiry).digest("hex");
}

/** The Set-Cookie header of a new session. `isSecure` when the browser came over https. */
export async function newSessionCookie(config: Config, isSecure: boolean): Promise<string> {
  const expiry = String(Date.now() + sessionSeconds * 1000);
  const value = `${expiry}.${await sign(config, expiry)}`;
  return cookie(value, sessionSeconds, isSecure);
}

/** The Set-Cookie header that ends a session. */
export function endedSessionCookie(isSecure: boolean): string {
  return cookie("", 0, isSecure);
}

function cookie(value: string, maxAge: number, isSecure: boolean): string {
  const secure = isSecure ? "; Secure" : "";
  return `${sessionCookie}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAge}${secure}`;
}

/** Whether a Cookie header carries a session that is signed and not over. */
export async function readSession(config: Config, cookies: string | null): Promise<boolean> {
  const pair = (cookies ?? "")
    .split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${sessionCookie}=`));
  const [expiry, signature] = pair?.slice(sessionCookie.length + 1).split(".") ?? [];
  if (!expiry || !signature || Number(expiry) < Date.now()) return false;
  return areEqual(signature, await sign(config, expiry));
}
