"""`python -m eval`: the same commands as `passage eval`."""

from eval.cli import main

if __name__ == "__main__":
    main()
