import type { Metadata } from "next";
import { MembersPage } from "@/features/members/components/members-page.tsx";
import { loadOrganizationNavigation } from "@/shell/load-navigation.ts";
import { Hydrated, prefetch, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Members" };

export default async function Page({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  const { user } = await loadOrganizationNavigation(organization);
  const here = { organization };
  await prefetch(trpcOnServer.members.list.queryOptions(here), trpcOnServer.members.invitations.queryOptions(here));
  return (
    <Hydrated>
      <MembersPage organization={organization} ownId={user.id} />
    </Hydrated>
  );
}
