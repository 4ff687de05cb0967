"""What may be done with a document."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.links import interface_language


class Rights(models.TextChoices):
    """What may be done with a document, in plain words."""

    UNKNOWN = "", _("Not known")
    ALL_RESERVED = "reserved", _("All rights reserved: read, quote, do not copy")
    CC_BY = "cc-by", _("Free to reuse with credit (CC BY)")
    CC_BY_SA = "cc-by-sa", _("Free to reuse with credit, same licence (CC BY-SA)")
    CC_BY_NC = "cc-by-nc", _("Free to reuse with credit, without profit (CC BY-NC)")
    CC_BY_NC_ND = "cc-by-nc-nd", _("Share as it is with credit, without profit (CC BY-NC-ND)")
    OPEN_GOVERNMENT = "ogl-canada", _("Open Government Licence – Canada")
    PUBLIC_DOMAIN = "public", _("Public domain")

    @property
    def in_words(self):
        """What it means for somebody who wants to use the document."""
        return IN_WORDS[self]

    @property
    def licence_url(self):
        """The address of the licence in the reader's language, "" without any."""
        in_french = LICENCES_FR if interface_language() == "fr" else {}
        return in_french.get(self, LICENCES.get(self, ""))


IN_WORDS = {
    Rights.UNKNOWN: _(
        "We do not know the rights of this document. You may read and quote it; ask its authors before "
        "you copy or share it whole."
    ),
    Rights.ALL_RESERVED: _(
        "All rights are reserved. You may read it and quote short passages with their source; ask before "
        "you copy, print many or post it elsewhere."
    ),
    Rights.CC_BY: _("You may copy, share, adapt and translate it, even to sell it, if you name its authors."),
    Rights.CC_BY_SA: _(
        "You may copy, share and adapt it if you name its authors and share what you make under the same "
        "licence."
    ),
    Rights.CC_BY_NC: _("You may copy, share and adapt it if you name its authors and make no profit of it."),
    Rights.CC_BY_NC_ND: _(
        "You may copy and share it as it is if you name its authors, change nothing and make no profit of it."
    ),
    Rights.OPEN_GOVERNMENT: _(
        "You may copy, share, adapt and publish it if you name the Government of Canada."
    ),
    Rights.PUBLIC_DOMAIN: _("It belongs to everybody: you may copy, share and adapt it as you wish."),
}
LICENCES = {
    Rights.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    Rights.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    Rights.CC_BY_NC: "https://creativecommons.org/licenses/by-nc/4.0/",
    Rights.CC_BY_NC_ND: "https://creativecommons.org/licenses/by-nc-nd/4.0/",
    Rights.OPEN_GOVERNMENT: "https://open.canada.ca/en/open-government-licence-canada",
    Rights.PUBLIC_DOMAIN: "https://creativecommons.org/publicdomain/mark/1.0/",
}
LICENCES_FR = {
    Rights.OPEN_GOVERNMENT: "https://ouvert.canada.ca/fr/licence-du-gouvernement-ouvert-canada",
    **{key: f"{url}deed.fr" for key, url in LICENCES.items() if "creativecommons" in url},
}
