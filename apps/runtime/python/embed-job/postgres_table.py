"""Vectors as rows of a PostgreSQL table with pgvector, which whoever writes first makes; the runtime makes the same one."""
from __future__ import annotations

import base64
import json


def postgres_writer(target: dict[str, str]):
    import psycopg

    user, password = database_login(target["login"])
    where = {"host": target["host"], "port": target["port"], "dbname": target["database"]}
    # The server's own certificate bears no address on Google Cloud; the connection stays inside the private network there.
    connection = psycopg.connect(**where, user=user, password=password, sslmode="require", autocommit=True)
    with connection.transaction():
        for statement in postgres_statements(target):
            connection.execute(statement)

    def write(batch):
        with connection.cursor() as cursor:
            cursor.executemany(postgres_insertion(target), [postgres_row(*row) for row in batch])

    return write


def database_login(login: str) -> tuple[str, str]:
    """User and, instead of a password, a token of the container's identity."""
    if login == "azure":
        from azure_lake import identity_token

        token = identity_token("https://ossrdbms-aad.database.windows.net")
        claims = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))
        return claims["xms_mirid"].rsplit("/", 1)[-1], token
    from google_cloud import account_email, identity_token as google_token

    return account_email().replace(".gserviceaccount.com", ""), google_token()


def postgres_statements(target: dict[str, str]) -> list[str]:
    """Safe to run again, and by several at once."""
    table, column, dimension = target["table"], target["type"], int(target["dimension"])
    operators = f"{column}_{ {'cosine': 'cosine_ops', 'euclidean': 'l2_ops', 'dot': 'ip_ops'}[target['metric']]}"
    index = f'CREATE INDEX IF NOT EXISTS "{table}_nearest" ON "{table}" USING hnsw (embedding {operators}) WITH (m = {int(target["links"])})'
    return [
        "SELECT pg_advisory_xact_lock(hashtext('zerolake'))",
        "CREATE EXTENSION IF NOT EXISTS vector",
        f'CREATE TABLE IF NOT EXISTS "{table}" (id text PRIMARY KEY, embedding {column}({dimension}) NOT NULL, text text, metadata jsonb NOT NULL)',
        *([index] if dimension <= {"vector": 2000, "halfvec": 4000}[column] else []),
        f'GRANT SELECT ON "{table}" TO PUBLIC',
    ]


def postgres_insertion(target: dict[str, str]) -> str:
    values = f'INSERT INTO "{target["table"]}" (id, embedding, text, metadata) VALUES (%s, %s::{target["type"]}, %s, %s::jsonb)'
    return f"{values} ON CONFLICT (id) DO UPDATE SET embedding = excluded.embedding, text = excluded.text, metadata = excluded.metadata"


def postgres_row(key: str, vector: list[float], metadata: dict[str, str]) -> tuple[str, str, str, str]:
    rest = {name: value for name, value in metadata.items() if name != "text"}
    return key, json.dumps(vector), metadata.get("text", ""), json.dumps(rest)
