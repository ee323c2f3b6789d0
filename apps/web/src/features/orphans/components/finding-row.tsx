"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Cell, Row } from "@/components/ui/table.tsx";
import type { OrphanRow } from "../server/list-orphans.ts";
import { FindingDetails } from "./finding-details.tsx";
import { PlaceCell, ResourceCell } from "./resource-cell.tsx";

export interface FindingRowProps {
  readonly organization: string;
  readonly row: OrphanRow;
  /** Cells between the place and the buttons. */
  readonly facts: ReactNode;
  readonly actions: ReactNode;
  readonly columns: number;
}

/** A finding in its table; opened, it shows what stands behind it. */
export function FindingRow({ organization, row, facts, actions, columns }: FindingRowProps) {
  const [isOpen, setOpen] = useState(false);
  const { identifier, title, type, connection, region, environment } = row;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <>
      <Row>
        <Cell className="w-8 pr-0">
          <IconButton
            size="small"
            label={`${isOpen ? "Hide" : "Show"} details of ${title ?? identifier}`}
            aria-expanded={isOpen}
            icon={<Chevron aria-hidden="true" size={16} strokeWidth={1.5} />}
            onClick={() => setOpen(!isOpen)}
          />
        </Cell>
        <ResourceCell identifier={identifier} title={title} type={type} />
        <PlaceCell
          organization={organization}
          cloud={connection.cloud}
          region={region}
          environment={environment}
          project={environment?.project ?? null}
        />
        {facts}
        <Cell className="text-right">
          <div className="flex items-center justify-end gap-1.5">{actions}</div>
        </Cell>
      </Row>
      {isOpen && (
        <Row className="bg-page hover:bg-page">
          <Cell colSpan={columns} className="py-3 pl-11">
            <FindingDetails organization={organization} row={row} />
          </Cell>
        </Row>
      )}
    </>
  );
}
