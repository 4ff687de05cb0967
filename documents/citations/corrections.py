"""Corrects what the citation processor and the styles write (citeproc-py 0.11; styles of 2021)."""

import re

# (what is written, what it should be), in the order in which they apply.
IN_BOTH = [
    # "Pourquoi ?." : a question needs no full stop.
    (r"([?!…])(</i>)?\.(?!\.)", r"\1\2"),
    (r"(\.\.\.)(</i>)?\.", r"\1\2"),
    (r"(?<!\.)\.(</i>)?\.(?!\.)", r".\1"),
    (r"\( +", "("),
    (r" +\.(?= |$)", "."),
]
IN_FRENCH = [
    # A report's genre and number: "( [Rapport] nᵒ 4)".
    (r"\( \[([^\]]*)\] (nᵒ [^);]*)", r"(\1, \2"),
    (r"\( \[([^\]]*)\]\)", r"[\1]"),
    # Editors cited first are told a second time.
    (r"(?<=\(dir\.\)\. )(.*?)(?:; sous la direction de [^;)]*|\(sous la direction de [^;)]*\) ?)", r"\1"),
]
IN_ENGLISH = [
    (r" \(Publication\)", ""),
    (r" Retrieved$", ""),
    (r"\(ed\.\)", "(Ed.)"),
    (r"\(eds\.\)", "(Eds.)"),
    # Editors cited first are told a second time.
    (r"^([^(]*\(Eds?\.\)\. .*?\()[^()]*?, eds?\.; ", r"\1"),
    (r"^([^(]*\(Eds?\.\)\. .*?) \([^()]*?, eds?\.\)", r"\1"),
]
# An address is left as it is, whatever its points.
WITH_ADDRESS = re.compile(r"^(.*?)( ?https?://\S+)?$", re.DOTALL)
# A work that has no author begins with its title, and is given it again after the date.
TITLE_TWICE = re.compile(r"^(?P<title>.+?)\. (?P<date>\([^()]*\))\. (?P=title)")


def corrected(html: str, language: str, *, many: bool) -> str:
    """Return a citation with the known faults mended.

    Args:
        html: as the processor writes it.
        language: "fr" or "en".
        many: whether authors were left out before the last, who then follows an ellipsis.
    """
    html, address = WITH_ADDRESS.match(html).groups(default="")
    html = TITLE_TWICE.sub(r"\g<title>. \g<date>", html)
    if many:
        html = html.replace(" et ", ", … ", 1) if language == "fr" else html.replace(", &amp; ", ", … ", 1)
    for pattern, replacement in [*(IN_FRENCH if language == "fr" else IN_ENGLISH), *IN_BOTH]:
        html = re.sub(pattern, replacement, html)
    return (html + address).strip()
