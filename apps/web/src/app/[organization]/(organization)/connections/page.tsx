import type { Metadata } from "next";
import { ConnectionsPage } from "@/features/connections/components/connections-page.tsx";
import { Hydrated, prefetch, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Connections" };

export default async function Page({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  await prefetch(trpcOnServer.connections.list.queryOptions({ organization }));
  return (
    <Hydrated>
      <ConnectionsPage organization={organization} />
    </Hydrated>
  );
}
