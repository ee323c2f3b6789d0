import type { ProvisionedMember } from "@zerolake/db";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { plural } from "@/format/number.ts";
import { changeInWords } from "../store/provisioning-words.ts";

/** More rows say nothing more to a person. */
const SHOWN_MAX = 200;

/** Who would change, and how. */
export function ChangesTable({ changes }: { changes: readonly ProvisionedMember[] }) {
  const more = changes.length - SHOWN_MAX;
  return (
    <>
      <Table label="People who would change">
        <thead>
          <tr>
            <HeaderCell>Person</HeaderCell>
            <HeaderCell>Change</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, SHOWN_MAX).map((change) => (
            <Row key={change.userId}>
              <Cell className="font-medium">{change.name}</Cell>
              <Cell className="text-secondary">{changeInWords(change)}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {more > 0 && <p className="text-muted text-small">and {plural(more, "other", "others")}</p>}
    </>
  );
}
