import { Studio } from "@/components/shell/studio";
import { EndpointProvider } from "@/lib/client/endpoint";
import { admitPage } from "@/lib/server/http/admit-page";

export default async function StudioPage() {
  const { endpoint, config } = await admitPage();
  return (
    <EndpointProvider endpoint={endpoint.id}>
      <Studio hasPassword={config.password !== undefined} />
    </EndpointProvider>
  );
}
