"""Records a training run in SageMaker's MLflow.

It speaks MLflow's REST interface, signed with the role of the job: the images that train bring boto3 but not MLflow, and
a private network has no package index to fetch it from.
"""
from __future__ import annotations

import hashlib
import json
import time
import urllib.error
import urllib.request

SIGNED_SERVICE = "sagemaker-mlflow"
TIME_LIMIT_SECONDS = 30


def place(arn: str) -> tuple[str, str, dict[str, str]]:
    """Region, address and routing header of a tracking server or a serverless app."""
    parts = arn.split(":")
    kind = parts[5].split("/")[0] if len(parts) == 6 else ""
    if kind == "mlflow-tracking-server":
        return parts[3], f"https://{parts[3]}.experiments.sagemaker.aws", {"x-mlflow-sm-tracking-server-arn": arn}
    if kind == "mlflow-app":
        return parts[3], f"https://mlflow.sagemaker.{parts[3]}.app.aws", {"x-sm-mlflow-app-arn": arn}
    raise ValueError(f'MLFLOW_TRACKING_URI is "{arn}"; expected the ARN of a tracking server or an app of MLflow')


def record_run(arn: str, experiment: str, params: dict[str, str], metrics: dict[str, float], call=None) -> str:
    """Writes a finished run with its parameters and metrics; returns the id of the run."""
    call = call or signed_caller(arn)
    try:
        experiment_id = call("GET", f"experiments/get-by-name?experiment_name={experiment}")["experiment"]["experiment_id"]
    except urllib.error.HTTPError as error:
        if error.code != 404:
            raise
        experiment_id = call("POST", "experiments/create", {"name": experiment})["experiment_id"]
    now = int(time.time() * 1000)
    run_id = call("POST", "runs/create", {"experiment_id": experiment_id, "start_time": now})["run"]["info"]["run_id"]
    batch = {
        "run_id": run_id,
        "params": [{"key": key, "value": value} for key, value in params.items()],
        "metrics": [{"key": key, "value": value, "timestamp": now, "step": 0} for key, value in metrics.items()],
    }
    call("POST", "runs/log-batch", batch)
    call("POST", "runs/update", {"run_id": run_id, "status": "FINISHED", "end_time": int(time.time() * 1000)})
    return run_id


def signed_caller(arn: str):
    import boto3
    from botocore.auth import SigV4Auth
    from botocore.awsrequest import AWSRequest

    region, address, routing = place(arn)
    signer = SigV4Auth(boto3.Session().get_credentials(), SIGNED_SERVICE, region)

    def call(method: str, path: str, body: dict | None = None) -> dict:
        data = json.dumps(body).encode() if body is not None else b""
        headers = {**routing, "Content-Type": "application/json", "X-Amz-Content-SHA256": hashlib.sha256(data).hexdigest()}
        request = AWSRequest(method=method, url=f"{address}/api/2.0/mlflow/{path}", data=data, headers=headers)
        signer.add_auth(request)
        sent = urllib.request.Request(request.url, data=data or None, headers=dict(request.headers), method=method)
        with urllib.request.urlopen(sent, timeout=TIME_LIMIT_SECONDS) as response:
            return json.loads(response.read() or b"{}")

    return call
