"""The AWS CLI itself, run command after command in one process: a line of JSON each, and a line of JSON as answer.

The first line that it prints is its version.
"""
import contextlib
import io
import json
import sys

import awscli
import awscli.clidriver


def answer(args):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
        code = awscli.clidriver.create_clidriver().main(args)
    return {"code": code, "output": printed.getvalue()}


print(awscli.__version__, flush=True)
for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
