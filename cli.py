"""Run procmine from a clone: `python cli.py analyze LOG`."""

from procmine.cli import main

if __name__ == "__main__":
    main()
