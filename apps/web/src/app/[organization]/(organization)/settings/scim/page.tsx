import type { Metadata } from "next";
import { ScimPage } from "@/features/scim/components/scim-page.tsx";
import { Hydrated, prefetch, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Provisioning" };

export default async function Page({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  await prefetch(trpcOnServer.scim.get.queryOptions({ organization }));
  return (
    <Hydrated>
      <ScimPage organization={organization} />
    </Hydrated>
  );
}
