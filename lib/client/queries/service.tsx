"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Amounts, Rates } from "@/lib/core/generation/money";
import { defaultSendingLimits, type SendingLimits } from "@/lib/core/generation/preparation";
import { type AdministratorFacts, catalogAt } from "@/lib/core/models/administrator";
import { type Catalog, catalog, modelOf } from "@/lib/core/models/catalog";
import type { Model } from "@/lib/core/models/model";
import type { EndpointId } from "@/lib/core/models/region";

/** The server's configuration; it cannot change while the server runs. */
interface Service {
  endpoint: EndpointId;
  models: Catalog;
  sending: SendingLimits;
  /** A run that costs more needs confirmation. */
  askAbove: Amounts | undefined;
  rates: Rates;
  /** How many days the trash keeps an image; 0: forever. */
  trashDays: number;
}

const ServiceContext = createContext<Service>({
  endpoint: "sandbox",
  models: catalog,
  sending: defaultSendingLimits,
  askAbove: undefined,
  rates: {},
  trashDays: 0,
});

interface ServiceProviderProps {
  endpoint: EndpointId;
  administratorFacts: AdministratorFacts;
  sending: SendingLimits;
  askAbove: Amounts | undefined;
  rates: Rates;
  trashDays: number;
  children: ReactNode;
}

/** Tells every part of the page where calls go and what the models there do and cost. */
export function ServiceProvider({
  endpoint,
  administratorFacts,
  sending,
  askAbove,
  rates,
  trashDays,
  children,
}: ServiceProviderProps) {
  const service = useMemo(
    () => ({
      endpoint,
      models: catalogAt(endpoint, administratorFacts),
      sending,
      askAbove,
      rates,
      trashDays,
    }),
    [endpoint, administratorFacts, sending, askAbove, rates, trashDays],
  );
  return <ServiceContext value={service}>{children}</ServiceContext>;
}

export const useEndpoint = () => useContext(ServiceContext).endpoint;
export const useModels = () => useContext(ServiceContext).models;
export const useAskAbove = () => useContext(ServiceContext).askAbove;
export const useRates = () => useContext(ServiceContext).rates;
export const useTrashDays = () => useContext(ServiceContext).trashDays;
export const useSendingLimits = () => useContext(ServiceContext).sending;

/** The model with that id, or the first one if it no longer exists. */
export function useModel(id: string): Model {
  return modelOf(useModels(), id);
}
