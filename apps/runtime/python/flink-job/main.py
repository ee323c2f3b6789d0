"""Runs the SQL statements of the application property group `job`, one after the other.

Managed Service for Apache Flink writes the property groups to /etc/flink/application_properties.json.
Where no service writes them, `--job` is followed by the group as JSON.
`sql.1`, `sql.2` … hold the statements, in pieces because a property takes at most 2,048 characters; `connectors` lists the jars that they need, one `<https address>#<sha256>` per line.
INSERT statements are collected into one statement set, so that they run as one job.
"""
from __future__ import annotations

import hashlib
import json
import os
import pathlib
import re
import sys
import tempfile
import urllib.request

PROPERTIES = "/etc/flink/application_properties.json"


def property_group(name: str) -> dict[str, str]:
    if f"--{name}" in sys.argv:
        return json.loads(sys.argv[sys.argv.index(f"--{name}") + 1])
    with open(os.environ.get("ZEROLAKE_PROPERTIES", PROPERTIES), encoding="utf-8") as file:
        groups = json.load(file)
    found = [group["PropertyMap"] for group in groups if group["PropertyGroupId"] == name]
    if not found:
        raise SystemExit(f'The application has no property group "{name}": deploy it again.')
    return found[0]


def statements(sql: str) -> list[str]:
    """Parts at semicolons, except inside quotes: connector options may hold them."""
    return [statement.strip() for statement in re.findall(r"(?:[^;']|'[^']*')+", sql) if statement.strip()]


def is_insert(statement: str) -> bool:
    return statement.upper().startswith("INSERT")


def sql_of(job: dict[str, str]) -> str:
    pieces = [key for key in job if key.startswith("sql.")]
    return "".join(job[key] for key in sorted(pieces, key=lambda key: int(key[len("sql.") :])))


def fetch_connectors(lines: str) -> list[str]:
    """Downloads each jar and refuses one whose bytes are not those that were named."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="connectors-"))
    paths = []
    for line in lines.split():
        address, _, expected = line.partition("#")
        with urllib.request.urlopen(address, timeout=120) as response:
            content = response.read()
        found = hashlib.sha256(content).hexdigest()
        if found != expected:
            raise SystemExit(f"{address} has the SHA-256 {found}, but {expected or 'none'} was named: it is not used.")
        path = folder / address.rsplit("/", 1)[-1]
        path.write_bytes(content)
        paths.append(path.as_uri())
    return paths


def main() -> None:
    from pyflink.table import EnvironmentSettings, TableEnvironment

    job = property_group("job")
    table_env = TableEnvironment.create(EnvironmentSettings.in_streaming_mode())
    jars = fetch_connectors(job.get("connectors", ""))
    if jars:
        table_env.get_config().set("pipeline.jars", ";".join(jars))
    found = statements(sql_of(job))
    if not any(is_insert(statement) for statement in found):
        raise SystemExit("The job has no INSERT statement: draw an arrow to what it writes, or add one to its SQL.")
    inserts = table_env.create_statement_set()
    for statement in found:
        if is_insert(statement):
            inserts.add_insert_sql(statement)
        else:
            table_env.execute_sql(statement)
    inserts.execute()


if __name__ == "__main__":
    main()
