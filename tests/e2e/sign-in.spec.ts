import { expect } from "@playwright/test";
import { shot, test } from "./studio-test";

test("a password is required to sign in, and a wrong one is explained at the field", async ({
  page,
  openStudio,
}) => {
  const studio = await openStudio({ STUDIO_PASSWORD: "long and secret" });
  await page.goto(studio.url);
  const password = page.getByLabel("Password");
  await password.fill("a guess");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Wrong password.")).toBeVisible();
  await expect(password).toHaveValue("a guess");
  await page.screenshot(shot("sign-in-dark"));
  await password.fill("long and secret");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
});
