import { z } from "zod";

export const signInSchema = z.object({ password: z.string().min(1).max(1000) });
