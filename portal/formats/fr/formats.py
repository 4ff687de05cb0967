"""Hours as in Québec: « 21 h 04 » (OQLF)."""

NBSP = "\N{NO-BREAK SPACE}"
TIME_FORMAT = rf"G{NBSP}\h{NBSP}i"
DATETIME_FORMAT = f"j F Y, {TIME_FORMAT}"
