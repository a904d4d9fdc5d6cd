"""What botocore reads in homes, asked again and again in one process: a line of JSON each, and a line of JSON as answer.

A question names three files. The first line that it prints is botocore's version.
"""
import json
import os
import sys

import botocore
import botocore.configloader
import botocore.session


def answer(question):
    os.environ.clear()
    os.environ.update(
        AWS_CONFIG_FILE=question["config"], AWS_SHARED_CREDENTIALS_FILE=question["credentials"]
    )
    session = botocore.session.Session()
    config = session.full_config
    return {
        "profiles": config["profiles"],
        "sessions": config.get("sso_sessions", {}),
        "services": config.get("services", {}),
        "elsewhere": botocore.configloader.raw_config_parse(question["elsewhere"]),
        "available": sorted(session.available_profiles),
    }


print(botocore.__version__, flush=True)
for line in sys.stdin:
    try:
        answered = answer(json.loads(line))
    except Exception as error:
        answered = {"error": type(error).__name__ + ": " + str(error)}
    print(json.dumps(answered), flush=True)
