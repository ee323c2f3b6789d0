import { can, PERMISSIONS, ROLE_DESCRIPTIONS, ROLES } from "@zerolake/access";
import { Check } from "lucide-react";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { noteOf, titleOf } from "../store/permission-table.ts";

/** The one table of roles and permissions, to read. */
export function RoleMatrix() {
  return (
    <section aria-label="Roles and permissions" className="space-y-3">
      <div className="max-w-[72ch] space-y-1">
        <h2 className="text-title">What each role may do</h2>
        <p className="text-secondary">
          A member has one role in the whole organisation. Below each permission stands the narrowest place that it can be granted for.
        </p>
      </div>
      <Table label="Roles and permissions">
        <thead>
          <tr>
            <HeaderCell>Permission</HeaderCell>
            {ROLES.map((role) => (
              <HeaderCell key={role} className="text-center" title={ROLE_DESCRIPTIONS[role].purpose}>
                {ROLE_DESCRIPTIONS[role].title}
              </HeaderCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {PERMISSIONS.map((permission) => (
            <Row key={permission}>
              <th scope="row" className="px-3 py-1 text-left font-normal">
                {titleOf(permission)}
                <span className="block text-muted text-small">{noteOf(permission)}</span>
              </th>
              {ROLES.map((role) => (
                <Cell key={role} className="text-center">
                  {can(role, permission) ? (
                    <>
                      <Check aria-hidden="true" size={16} strokeWidth={1.5} className="inline text-success" />
                      <span className="sr-only">yes</span>
                    </>
                  ) : (
                    <span className="sr-only">no</span>
                  )}
                </Cell>
              ))}
            </Row>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
