"""`python -m assistant.cli`: the same as `passage`."""

from assistant.cli.app import main

if __name__ == "__main__":
    main()
