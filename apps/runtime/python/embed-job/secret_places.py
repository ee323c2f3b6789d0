"""Secrets of the three clouds, read with the identity of the container."""
from __future__ import annotations

import base64
import json
import re


def read_secret(place: str) -> str:
    if re.fullmatch(r"https://[a-z0-9-]+\.vault\.azure\.net/secrets/[\w-]+", place):
        from azure_lake import ask_azure

        with ask_azure("GET", f"{place}?api-version=7.4", "https://vault.azure.net") as answer:
            return json.load(answer)["value"]
    arn = re.match(r"arn:aws[a-z-]*:secretsmanager:([a-z0-9-]+):", place)
    if arn:
        import boto3

        return boto3.client("secretsmanager", region_name=arn[1]).get_secret_value(SecretId=place)["SecretString"]
    if re.fullmatch(r"projects/[\w-]+/secrets/[\w-]+", place):
        from google_cloud import ask_google

        found = json.loads(ask_google("GET", f"https://secretmanager.googleapis.com/v1/{place}/versions/latest:access"))
        return base64.b64decode(found["payload"]["data"]).decode()
    raise SystemExit(f'"{place}" is no place of a secret that this job knows')
