"""The names of months and days that Europe's languages write, beside English."""

from __future__ import annotations

#: English abbreviation -> names in German, French, Spanish, Italian, Dutch and Portuguese, longer
#: ones first; those that the English name begins with are left out.
_MONTHS = {
    "Jan": "janvier janv januari januar jänner jän janeiro enero ene gennaio gen",
    "Feb": "février fevrier févr fevr fév februari februar febrero febbraio fevereiro fev",
    "Mar": "märz maerz mrz mär mars marzo março marco maart mrt",
    "Apr": "avril avr aprile abril abr",
    "May": "mai mayo maggio mag maio mei",
    "Jun": "juin junio junho juni giugno giu",
    "Jul": "juillet juil julio julho juli luglio lug",
    "Aug": "août aout agosto ago augustus",
    "Sep": "septembre septiembre setembro settembre sept set",
    "Oct": "octobre octubre oktober okt outubro out ottobre ott",
    "Nov": "novembre noviembre novembro",
    "Dec": "décembre decembre déc diciembre dicembre dic dezember dezembro dez",
}
_DAYS = (
    "mon tue wed thu fri sat sun mo di mi do fr sa so lun mar mer mié mie jeu jue ven vie sam sáb"
    " sab dim dom gio maa din woe don vri zat zon seg ter qua qui sex"
)

#: Patterns and what to write instead, as in procmine.eventlog._time_texts.
DAY_NAMES = (rf"^(?i:{'|'.join(_DAYS.split())})[^\d\s]* (\d{{1,2}}(?:[. ]+[^\d\s]|[./-]\d))", r"\1")
MONTH_NAMES = tuple(
    (rf"(?i)(^|[ ./-])(?:{'|'.join(names.split())})\.?([ ./-]|$)", rf"\1{english}\2")
    for english, names in _MONTHS.items()
)
