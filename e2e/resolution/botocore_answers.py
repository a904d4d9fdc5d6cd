"""botocore, asked question after question in one process: a line of JSON each, and a line of JSON as answer.

It answers as boto3 does, which reads `data_path` before anything else. The first line that it prints is its version.
"""
import getpass
import json
import os
import sys
import warnings

getpass.getpass = lambda prompt="": "123456"
warnings.simplefilter("ignore")

import services_stub

import botocore
import botocore.configprovider
import botocore.loaders
import botocore.session

services_stub.patch("botocore")
LOADER = botocore.loaders.create_loader()


def raw_value(provider, passed_over):
    """What a variable or the profile says, before botocore makes numbers of it and puts its defaults in place."""
    for part in provider._providers:
        if not isinstance(part, passed_over):
            value = looked_up(part.provide)
            if value is not None:
                return value
    return None


def settings_of(session):
    found = {}
    passed_over = (botocore.configprovider.ConstantProvider,)
    # Asked again after a refusal of the credentials file, botocore would give the config file alone.
    if looked_up(lambda: session.full_config) is None:
        passed_over += (botocore.configprovider.ScopedConfigProvider,)
    store = session.get_component("config_store")
    for name, variable in botocore.configprovider.BOTOCORE_DEFAUT_SESSION_VARIABLES.items():
        if isinstance(variable[0], str) and variable[0] != "region":
            value = raw_value(store.get_config_provider(name), passed_over)
            if isinstance(value, str):
                found[variable[0]] = value
    return found


def looked_up(look):
    try:
        return look()
    except Exception:
        return None


def credentials_of(profile):
    session = botocore.session.Session(profile=profile)
    session.get_config_variable("data_path")
    session.register_component("data_loader", LOADER)
    credentials = session.get_credentials()
    if credentials is None:
        return {}
    frozen = credentials.get_frozen_credentials()
    return {"method": credentials.method, "key": frozen.access_key, "temporary": bool(frozen.token)}


def answer(question):
    os.environ.clear()
    os.environ.update(question["environment"])
    services_stub.state.update(imds=question["imds"], now=question["now"] / 1000)
    services_stub.calls.clear()
    profile = question["profile"]
    session = botocore.session.Session(profile=profile)
    region = looked_up(lambda: session.get_config_variable("region"))
    answered = {
        "region": region if isinstance(region, str) else None,
        "settings": settings_of(botocore.session.Session(profile=profile)),
    }
    try:
        answered.update(credentials_of(profile))
    except Exception as error:
        answered["error"] = {"name": type(error).__name__, "message": str(error)}
    answered["calls"] = services_stub.calls
    return answered


print(botocore.__version__, flush=True)
for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
