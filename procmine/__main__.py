"""Run the program: `python -m procmine`."""

from procmine.cli import main

main()
