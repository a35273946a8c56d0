import { SignIn } from "@/components/shell/sign-in";

export default function SignInPage() {
  return <SignIn />;
}
