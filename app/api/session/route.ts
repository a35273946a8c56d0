import { signInSchema } from "@/lib/core/api/session";
import { handler } from "@/lib/server/http/handler";
import { parseBody } from "@/lib/server/http/parse";
import { signIn, signOut } from "@/lib/server/use-cases/sign-in";

export const POST = handler(
  async ({ request, studio }) => {
    const { password } = await parseBody(signInSchema, request);
    return signIn(studio, password, request);
  },
  { isOpen: true },
);

export const DELETE = handler(async ({ request, studio }) => signOut(studio, request), {
  isOpen: true,
});
