import type { Metadata } from "next";
import { DeploymentsPage } from "@/features/deployments/components/list/deployments-page.tsx";
import { PageBody } from "@/shell/page-body.tsx";

export const metadata: Metadata = { title: "Deployments" };

export default async function Page({ params }: { params: Promise<{ organization: string; project: string }> }) {
  return (
    <PageBody>
      <DeploymentsPage address={await params} />
    </PageBody>
  );
}
