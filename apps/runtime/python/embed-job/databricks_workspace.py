"""A workspace of Databricks, asked with the identity of the container in the cloud that the workspace stands in."""
from __future__ import annotations

import json
import urllib.request

# The application of Microsoft Entra ID that every workspace of Azure Databricks accepts tokens for.
AZURE_DATABRICKS = "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d"
TIME_LIMIT_SECONDS = 60


def token_for(host: str) -> str:
    if host.endswith(".azuredatabricks.net"):
        from azure_lake import identity_token

        return identity_token(AZURE_DATABRICKS)
    from google_cloud import id_token

    return id_token(f"https://{host}")


def ask_workspace(host: str, path: str, body: dict) -> dict:
    headers = {"authorization": f"Bearer {token_for(host)}", "content-type": "application/json"}
    request = urllib.request.Request(f"https://{host}/{path}", data=json.dumps(body).encode(), method="POST", headers=headers)
    with urllib.request.urlopen(request, timeout=TIME_LIMIT_SECONDS) as answer:
        return json.load(answer)
