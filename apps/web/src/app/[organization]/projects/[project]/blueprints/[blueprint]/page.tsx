import type { Metadata } from "next";
import { DesignerPage } from "@/features/designer/components/session/designer-page.tsx";
import { Hydrated, prefetch, prefetchSubject, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Designer" };

export default async function DesignerRoute({ params }: { params: Promise<{ organization: string; project: string; blueprint: string }> }) {
  const { organization, project } = await params;
  const place = { organization, project };
  await Promise.all([
    prefetchSubject(trpcOnServer.designer.open.queryOptions(place)),
    prefetch(trpcOnServer.designer.surroundings.queryOptions(place)),
  ]);
  return (
    <Hydrated>
      <DesignerPage {...place} />
    </Hydrated>
  );
}
