import { config } from "zod";

// The page's policy lets no text become code, so zod must not try: where its one trial happens to run
// while a debugger is evaluating something, it is allowed, and every answer after it is refused.
config({ jitless: true });
