"use client";

import { useLongRunNotices } from "@/lib/client/run/use-long-run-notices";

/** Listens while runs are under way, and draws nothing. */
export default function LongRunNotices() {
  useLongRunNotices();
  return null;
}
