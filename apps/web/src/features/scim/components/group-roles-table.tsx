"use client";

import { Select } from "@/components/ui/select.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { formatCount } from "@/format/number.ts";
import type { Provisioning } from "../server/load-provisioning.ts";
import { NO_ROLE, ROLE_OPTIONS, type RoleChoices, roleOfOption } from "../store/provisioning-words.ts";

interface GroupRolesTableProps {
  readonly groups: Provisioning["groups"];
  readonly choices: RoleChoices;
  readonly isDisabled: boolean;
  readonly onChoose: (choices: RoleChoices) => void;
}

export function GroupRolesTable({ groups, choices, isDisabled, onChoose }: GroupRolesTableProps) {
  return (
    <Table label="Groups and their roles">
      <thead>
        <tr>
          <HeaderCell>Group</HeaderCell>
          <HeaderCell>People</HeaderCell>
          <HeaderCell>Role</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ id, name, members, role }) => {
          const chosen = choices[id] === undefined ? role : choices[id];
          return (
            <Row key={id}>
              <Cell className="font-medium">{name}</Cell>
              <Cell className="text-secondary">{formatCount(members)}</Cell>
              <Cell className="w-56">
                <Select
                  label={`Role of ${name}`}
                  value={chosen ?? NO_ROLE}
                  options={ROLE_OPTIONS}
                  isDisabled={isDisabled}
                  onValueChange={(value) => onChoose({ ...choices, [id]: roleOfOption(value) })}
                  className="w-full"
                />
              </Cell>
            </Row>
          );
        })}
      </tbody>
    </Table>
  );
}
