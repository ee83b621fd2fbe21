"""What a check is asked: by the options of the command line, and procmine.toml behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from procmine.cli import options as o
from procmine.cli.reading import NONE, LogOptions, folder_of
from procmine.errors import UsageError
from procmine.words.addresses import without_secrets
from procmine.words.say import say

if TYPE_CHECKING:
    from procmine.config import Settings
    from procmine.gate.budgets import Budget
    from procmine.models import Model
    from procmine.rules import Rule


@dataclass(frozen=True, slots=True)
class ModelOptions:
    """What the command line says about the model."""

    model: str | None
    like: str | None
    process: str | None

    def before(self, said: Settings) -> ModelOptions:
        """Give these options, or where they name no model what procmine.toml says."""
        if self.model is not None and self.like is not None:
            raise UsageError(
                say("--model and --like: there can be one model"), say("give one of them")
            )
        process = self.process or said.check.process
        if self.model is not None or self.like is not None:
            return ModelOptions(self.model, self.like, process)
        if said.check.model is not None and said.check.like is not None:
            raise UsageError(
                say("{source}: [check] model and like: there can be one model", source=said.source),
                say("take one out"),
            )
        return ModelOptions(said.check.model, said.check.like, process)

    @property
    def source(self) -> str | None:
        """What the model is called."""
        name = self.model if self.model is not None else self.like
        return None if name is None else without_secrets(name)

    def inputs(self, log: str, said: Settings) -> dict[str, str | Path | None]:
        """Give what is read beside the baseline, by what it is."""
        return {
            say("the log"): log,
            say("the model"): self.model,
            say("the log of --like"): self.like,
            say("the configuration"): said.source,
        }

    def read(
        self, said: Settings, logs_as: LogOptions, progress: Callable[[str], None]
    ) -> tuple[Model, ...]:
        """Read the model, and the rules of procmine.toml as another."""
        models: list[Model] = []
        if self.model is not None:
            from procmine.models.formats import open_model

            progress(f"reading {self.source}")
            models.append(open_model(self.model, process=self.process))
        elif self.like is not None:
            from procmine.mining.likeness import model_like
            from procmine.relations import order

            with logs_as.open(self.like, said, progress) as log:
                progress(say("learning what is usual"))
                order(log)
                models.append(model_like(log))
        if said.constraints:
            from procmine.config import FILE_NAME
            from procmine.models import DeclarativeModel

            models.append(DeclarativeModel(FILE_NAME, "rules", said.constraints, hours=said.hours))
        return tuple(models)


def rules_of(
    select: list[str] | None, ignore: list[str] | None, said: Settings
) -> tuple[type[Rule], ...]:
    """Give the rules that are looked for; UsageError for names that are none."""
    from procmine.cli.choosing import chosen, listed

    selected, ignored = listed(select), listed(ignore)
    return chosen(selected or said.select, ignored or said.ignore)


def budgets_of(
    fitness: str | None,
    precision: str | None,
    deviating: str | None,
    most: Sequence[str],
    sample: int | None,
    said: Settings,
) -> tuple[Budget, ...]:
    """Give the budgets of the options before those of procmine.toml; all mistakes at once."""
    from procmine.gate import budgets
    from procmine.rules import RULES

    names = {rule.code: rule.name for rule in RULES}
    asked = budgets.options(fitness, precision, deviating, most)
    own, mistakes = budgets.understood(asked, names)
    if mistakes:
        raise budgets.told(mistakes)
    return budgets.merged(own, said.check.budgets, sample)


def baseline_of(wanted: str | None, log: str, said: Settings) -> Path | None:
    """Give the file of the baseline: the one named, or the one beside the log where it is there."""
    from procmine.gate.baseline_file import FILE_NAME

    name = wanted if wanted is not None else said.check.baseline
    if name is not None and name.lower() == NONE:
        return None
    file = folder_of(log) / FILE_NAME if name is None else Path(name)
    if file.is_dir():
        raise UsageError(
            say("{file}: is a folder, not the file of a baseline", file=file), say("name a file")
        )
    return file if name is not None or file.is_file() else None


def method_of(method: o.Method | None, said: Settings) -> o.Method:
    """Give the method of the check: of the option, of procmine.toml, or alignments."""
    return method or o.Method(said.check.method or o.Method.ALIGNMENTS)
