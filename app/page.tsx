import { Studio } from "@/components/shell/studio";
import { ServiceProvider } from "@/lib/client/service";
import { admitPage } from "@/lib/server/http/admit-page";

export default async function StudioPage() {
  const { endpoint, config } = await admitPage();
  return (
    <ServiceProvider
      endpoint={endpoint.id}
      operatorFacts={config.operatorFacts}
      sending={config.sending}
      askAbove={config.askAbove}
    >
      <Studio hasPassword={config.password !== undefined} />
    </ServiceProvider>
  );
}
