"""Runs lines of the AWS CLI, all in one process, against one endpoint."""

import shlex
import sys

from awscli.clidriver import create_clidriver

driver = create_clidriver()
failed = False
for line in sys.stdin:
    words = shlex.split(line)
    if driver.main([*words[1:], "--endpoint-url", sys.argv[1]]) != 0:
        print("failed:", line, file=sys.stderr)
        failed = True
sys.exit(failed)
