"""Fewer cases of the tests that have many: each value of each parameter is tried (each-choice coverage).

The whole product of a table is asked on one database; the other, and another Python, are asked whether each
role, each language, each channel and each thing still answers there: docs/decisions, 34.
Source: P. Ammann and J. Offutt, Introduction to Software Testing, 2nd edition, section 6.2.1.
"""


def each_choice(items):
    """Return the collected tests but for the cases that try no value of a parameter for the first time.

    Args:
        items: collected tests, in their order; those without parameters are all kept.
    """
    tried, kept = {}, []
    for item in items:
        values = _values(item)
        seen = tried.setdefault(item.nodeid.partition("[")[0], set())
        if not values or values - seen:
            kept.append(item)
        seen |= values
    return kept


def needs_database(item):
    """Tell whether a test reads or writes a database: the others need not be run again on another one."""
    return bool({"db", "transactional_db"} & set(item.fixturenames)) or bool(
        item.get_closest_marker("django_db")
    )


def _values(item):
    """Return {(name, which object)} of the parameters of a test: cases of a table share their values."""
    callspec = getattr(item, "callspec", None)
    return {(name, id(value)) for name, value in callspec.params.items()} if callspec else set()
