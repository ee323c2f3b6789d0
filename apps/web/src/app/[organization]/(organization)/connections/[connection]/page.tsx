import type { Metadata } from "next";
import { ConnectionPage } from "@/features/connections/components/connection-page.tsx";
import { rightsOfEveryCloud } from "@/features/connections/server/needed-rights.ts";
import { Hydrated, prefetchSubject, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Connection" };

export default async function Page({ params }: { params: Promise<{ organization: string; connection: string }> }) {
  const at = await params;
  await prefetchSubject(trpcOnServer.connections.get.queryOptions(at));
  return (
    <Hydrated>
      <ConnectionPage at={at} rights={rightsOfEveryCloud()} />
    </Hydrated>
  );
}
