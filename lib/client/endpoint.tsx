"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { EndpointId } from "@/lib/core/models/model";

const EndpointContext = createContext<EndpointId>("sandbox");

interface EndpointProviderProps {
  endpoint: EndpointId;
  children: ReactNode;
}

/** Tells every part of the page where calls go; it cannot change while the server runs. */
export function EndpointProvider({ endpoint, children }: EndpointProviderProps) {
  return <EndpointContext value={endpoint}>{children}</EndpointContext>;
}

export const useEndpoint = () => useContext(EndpointContext);
