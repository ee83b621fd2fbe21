"""The version of procmine."""

VERSION = "0.1.0"
