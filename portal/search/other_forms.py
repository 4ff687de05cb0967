"""The other forms of a page of results: its feed, its address as a list, its question in words."""

from dataclasses import replace

from portal.search.searching import search


class OtherForms:
    """What a `ResultPage` gives to whatever shows the same search in another form."""

    @property
    def list_address(self) -> str:
        """The address of the list that this search is another form of, without order or page."""
        return self.address(sort="").replace(self.path, self._list_path, 1)

    def address_as(self, name) -> str:
        """Return the address of this search in another form, such as "flux.atom"."""
        return self.address(sort="").replace(self.path, f"{self._list_path}{name}", 1)

    @property
    def _list_path(self):
        return self.path[: self.path.rindex("/") + 1]

    @property
    def in_words(self) -> str:
        """What is asked, in words: the question and the labels of what is chosen, "" for everything."""
        labels = [
            str(self._options[name][code][1]) if self._options[name] else code
            for name, codes in self.codes.items()
            for code in codes
        ]
        return ", ".join(part for part in (self.query.text, *labels) if part)

    def newest_for_everybody(self, number) -> list[tuple[str, int]]:
        """Return [(source, key)] of the `number` added last that everybody may read, whoever asks."""
        asked = replace(self._request, sort="added", page=1)
        return search(asked, None, self._masks).places(number)
