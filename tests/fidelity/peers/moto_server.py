"""Starts moto's server with its own arguments, with two differences.

Every user pool of moto's reads the same signing key from the same file, which takes a tenth of a second: here it is
read once. An operation that moto does not have ends in a page without a reason: here the answer names the exception.
"""

import functools
import json
import sys

from joserfc.jwk import RSAKey

import_key = RSAKey.import_key


@functools.cache
def key_of(text):
    return import_key(json.loads(text))


RSAKey.import_key = lambda value: key_of(json.dumps(value))

from moto.core.responses import BaseResponse  # noqa: E402
from moto.server import main  # noqa: E402

call_action = BaseResponse.call_action


def call_or_name_exception(response):
    try:
        return call_action(response)
    except NotImplementedError as error:
        body = json.dumps({"__type": "NotImplementedError", "message": str(error)})
        return 501, {"content-type": "application/x-amz-json-1.1"}, body


BaseResponse.call_action = call_or_name_exception

main(sys.argv[1:])
