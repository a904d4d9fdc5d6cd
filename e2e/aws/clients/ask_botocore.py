"""Makes one request after another with the real botocore: a line of JSON in, a line of JSON out.

In: service, operation, parameters, credentials (id, secret, token; null: unsigned), region, endpoint, and what is to be
spoilt: `authorization` (a pair: pattern, replacement) after signing, `form` (names to values) before, `presign` (seconds).
Out: `result`, or `code`, `message` and `status`, or `failure`, the name of the exception.
"""

import datetime
import json
import re
import sys
import urllib.error
import urllib.request
import xml.etree.ElementTree as ElementTree

import botocore.exceptions
import botocore.session
from botocore import UNSIGNED, xform_name
from botocore.config import Config

session = botocore.session.Session()
session.set_config_variable("profile", None)


def plain(value):
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, dict):
        return {name: plain(member) for name, member in value.items() if name != "ResponseMetadata"}
    if isinstance(value, list):
        return [plain(member) for member in value]
    return value


def spoil_authorization(pattern, replacement):
    def spoil(request, **_):
        given = request.headers["Authorization"]
        text = given.decode() if isinstance(given, bytes) else given
        del request.headers["Authorization"]
        request.headers["Authorization"] = re.sub(pattern, replacement, text)

    return spoil


def spoil_form(values):
    def spoil(request, **_):
        request.data = {**request.data, **values}

    return spoil


def client_for(ask):
    credentials = ask["credentials"]
    config = Config(
        retries={"total_max_attempts": 1},
        parameter_validation=False,
        connect_timeout=2,
        read_timeout=2,
        signature_version=UNSIGNED if credentials is None else None,
    )
    keys = credentials or {"id": None, "secret": None, "token": None}
    client = session.create_client(
        ask["service"],
        region_name=ask["region"],
        endpoint_url=ask["endpoint"],
        aws_access_key_id=keys["id"],
        aws_secret_access_key=keys["secret"],
        aws_session_token=keys.get("token"),
        config=config,
    )
    if ask.get("authorization"):
        client.meta.events.register("before-send.*", spoil_authorization(*ask["authorization"]))
    if ask.get("form"):
        client.meta.events.register_first("request-created.*", spoil_form(ask["form"]))
    return client


def open_presigned(client, method, ask):
    address = client.generate_presigned_url(method, Params=ask["parameters"], ExpiresIn=ask["presign"], HttpMethod="GET")
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:
            return {"result": answer.read().decode()}
    except urllib.error.HTTPError as refused:
        error = ElementTree.fromstring(refused.read()).find("{*}Error")
        return {"code": error.findtext("{*}Code"), "message": error.findtext("{*}Message"), "status": refused.code}


def answer_to(ask):
    client = client_for(ask)
    method = xform_name(ask["operation"])
    try:
        if ask.get("presign"):
            return open_presigned(client, method, ask)
        return {"result": plain(getattr(client, method)(**ask["parameters"]))}
    except botocore.exceptions.ClientError as refused:
        error = refused.response["Error"]
        status = refused.response["ResponseMetadata"]["HTTPStatusCode"]
        return {"code": error["Code"], "message": error["Message"], "status": status}
    except Exception as failure:
        return {"failure": type(failure).__name__}


for line in sys.stdin:
    print(json.dumps(answer_to(json.loads(line))), flush=True)
