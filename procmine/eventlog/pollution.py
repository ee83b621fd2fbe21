"""Labels with ids, dates, amounts or addresses in them, so that one activity has many labels.

A label's template is what is left with "#" for each such part. A template is polluted where its
variable part tells cases apart and not activities, which has three signs, of which it must show
two: the part is nearly unique to a case, there are very many, and a case has few of them. "Step 1"
and "Step 2" recur in many cases, side by side, and stay.
"""

from __future__ import annotations

from procmine.engine import Engine, literal

#: What varies between the labels of one activity, in the order in which it is masked.
_VARIABLE = (
    r"[\w.+-]+@[\w-]+(\.[\w-]+)+",
    r"\b[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b|\b[0-9a-fA-F]{8,}\b",
    r"[0-9]+([.,:/_T-]*[0-9]+)*Z?",
    r"#( ?#)*",
)
#: Labels of a template from which it can be polluted.
FEWEST = 3
#: Nearly unique: a label for two cases, with so many characters that vary on average.
_LABELS_EACH = 0.5
_LENGTH = 3
#: Very many labels; few of them in a case, on average.
_MANY = 30
#: Stations and wards are many, too, but each recurs in more than ten cases.
_RECUR = 0.1
_IN_CASE = 2

_POLLUTED = """
WITH spelt AS (
  SELECT activity, {template} AS template
  FROM (SELECT DISTINCT activity FROM {runs} WHERE regexp_matches(activity, '[0-9@]'))),
variable AS (
  SELECT template, count(*) AS labels, avg(length(activity) - length(template)) + 1 AS length
  FROM spelt GROUP BY template HAVING count(*) >= {fewest}),
held AS (
  SELECT template, place, max(weight) AS weight, count(DISTINCT activity) AS labels
  FROM {runs} JOIN spelt USING (activity) WHERE template IN (SELECT template FROM variable)
  GROUP BY template, place),
judged AS (
  SELECT template FROM variable v JOIN (
    SELECT template, sum(weight) AS cases, sum(labels * weight) AS held
    FROM held GROUP BY template) h USING (template)
  WHERE CASE WHEN v.length >= {length} AND v.labels >= {each} * h.cases THEN 1 ELSE 0 END
    + CASE WHEN v.labels >= {many} AND v.labels >= {recur} * h.cases THEN 1 ELSE 0 END
    + CASE WHEN h.held <= {in_case} * h.cases THEN 1 ELSE 0 END >= 2)
SELECT activity, template FROM spelt WHERE template IN (SELECT template FROM judged)
"""


def template_sql(column: str) -> str:
    """Give SQL for a label's template."""
    for pattern in _VARIABLE:
        column = f"regexp_replace({column}, {literal(pattern)}, '#', 'g')"
    return column


def find_polluted(engine: Engine, runs: str, name: str) -> None:
    """Make a table of the polluted labels (activity) and their templates (template).

    `runs` is a relation with place (a case, or a variant), weight (the cases it stands for) and
    activity.
    """
    engine.table(
        name,
        _POLLUTED.format(
            runs=runs,
            template=template_sql("activity"),
            fewest=FEWEST,
            length=_LENGTH,
            each=_LABELS_EACH,
            many=_MANY,
            recur=_RECUR,
            in_case=_IN_CASE,
        ),
    )
