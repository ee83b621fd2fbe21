"""procmine.toml: what is said once about a log and its report, so that no options are needed."""

from procmine.config.loading import FILE_NAME, load
from procmine.config.settings import Settings

__all__ = ["FILE_NAME", "Settings", "load"]
