import "server-only";
import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import type { Config } from "../config";
import { deleteSettingsBefore, findSetting, insertSetting } from "../db/setting-rows";
import { getStudio } from "../studio";

export const sessionCookie = "swatchbox_session";
const sessionSeconds = 30 * 24 * 60 * 60;

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Compares in constant time, wherever two texts differ. */
export function areEqual(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right));
}

export function isPassword(config: Config, given: string): boolean {
  return config.password !== undefined && areEqual(given, config.password);
}

/** This installation's secret, created once and stored in its database. */
async function installationSecret(): Promise<string> {
  const { database } = await getStudio();
  const name = "session-secret";
  await insertSetting(database, name, randomBytes(32).toString("hex"));
  const value = await findSetting(database, name);
  if (value === undefined) throw new Error("The installation's secret has vanished.");
  return value;
}

/** Changing the password ends every session, since the password is part of the key. */
async function sign(config: Config, session: string): Promise<string> {
  const key = digest(`${await installationSecret()}:${config.password ?? ""}`);
  return createHmac("sha256", key).update(session).digest("hex");
}

/**
 * The Set-Cookie header of a new session.
 * @param isSecure whether the browser used https
 */
export async function newSessionCookie(config: Config, isSecure: boolean): Promise<string> {
  const session = `${Date.now() + sessionSeconds * 1000}.${randomUUID()}`;
  return cookie(`${session}.${await sign(config, session)}`, sessionSeconds, isSecure);
}

/** The Set-Cookie header that ends a session. */
export function endedSessionCookie(isSecure: boolean): string {
  return cookie("", 0, isSecure);
}

function cookie(value: string, maxAge: number, isSecure: boolean): string {
  const secure = isSecure ? "; Secure" : "";
  return `${sessionCookie}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAge}${secure}`;
}

export interface Session {
  id: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** The session in a Cookie header, signed by this studio; it may have expired. */
async function sessionIn(config: Config, cookies: string | null): Promise<Session | undefined> {
  const pair = (cookies ?? "")
    .split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${sessionCookie}=`));
  const [expiry, id, signature] = pair?.slice(sessionCookie.length + 1).split(".") ?? [];
  if (!expiry || !id || !signature) return undefined;
  if (!areEqual(signature, await sign(config, `${expiry}.${id}`))) return undefined;
  return { id, expiresAt: Number(expiry) };
}

/** The session that a Cookie header carries, if it is signed, not over, and was not ended. */
export async function readSession(
  config: Config,
  cookies: string | null,
): Promise<Session | undefined> {
  const session = await sessionIn(config, cookies);
  if (!session || session.expiresAt < Date.now()) return undefined;
  const { database } = await getStudio();
  const ended = await findSetting(database, `${endedPrefix}${session.id}`);
  return ended === undefined ? session : undefined;
}

/** Records an ended session until its cookie would have expired anyway. */
const endedPrefix = "session-ended:";

/** Ends the session in a Cookie header, in every browser that has it. */
export async function endSession(config: Config, cookies: string | null): Promise<void> {
  const session = await sessionIn(config, cookies);
  if (!session) return;
  const { database, live } = await getStudio();
  await deleteSettingsBefore(database, endedPrefix, Date.now());
  await insertSetting(database, `${endedPrefix}${session.id}`, String(session.expiresAt));
  await live.endSession(session.id);
}
