import type { ReactNode } from "react";
import { StudioShell } from "@/components/shell/studio";
import { ServiceProvider } from "@/lib/client/queries/service";
import { admitPage } from "@/lib/server/http/admit-page";

/** The studio stays mounted while its views change: the URL says which one is shown. */
export default async function StudioLayout({ children }: { children: ReactNode }) {
  const { endpoint, config } = await admitPage();
  return (
    <ServiceProvider
      endpoint={endpoint.id}
      administratorFacts={config.administratorFacts}
      sending={config.sending}
      askAbove={config.askAbove}
      rates={config.rates}
      trashDays={config.trashDays}
    >
      <StudioShell hasPassword={config.password !== undefined} />
      {children}
    </ServiceProvider>
  );
}
