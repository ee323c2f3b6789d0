"""Runs the SQL statements of the application property group `job`, one after the other.

Managed Service for Apache Flink writes the property groups to /etc/flink/application_properties.json.
INSERT statements are collected into one statement set, so that they run as one job.
"""
import json
import os

from pyflink.table import EnvironmentSettings, TableEnvironment

PROPERTIES = "/etc/flink/application_properties.json"


def property_group(name: str) -> dict[str, str]:
    with open(os.environ.get("ZEROLAKE_PROPERTIES", PROPERTIES), encoding="utf-8") as file:
        groups = json.load(file)
    found = [group["PropertyMap"] for group in groups if group["PropertyGroupId"] == name]
    if not found:
        raise SystemExit(f'The application has no property group "{name}": deploy it again.')
    return found[0]


def statements(sql: str) -> list[str]:
    return [statement.strip() for statement in sql.split(";") if statement.strip()]


def main() -> None:
    table_env = TableEnvironment.create(EnvironmentSettings.in_streaming_mode())
    inserts = table_env.create_statement_set()
    for statement in statements(property_group("job")["sql"]):
        if statement.upper().startswith("INSERT"):
            inserts.add_insert_sql(statement)
        else:
            table_env.execute_sql(statement)
    inserts.execute()


if __name__ == "__main__":
    main()
