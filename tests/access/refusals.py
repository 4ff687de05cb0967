"""What a refusal shows: the same whether the thing exists or not."""

# To the second at which the response was made.
OF_THE_MOMENT = {"Expires", "Last-Modified"}


def headers_of(response, address="", instead=""):
    """Return the headers of a response, without those that tell the second.

    Args:
        response: what was answered.
        address: what the request asked for, put aside wherever a header repeats it.
        instead: what stands in its place.
    """
    return {
        name: value.replace(address, instead) if address else value
        for name, value in response.items()
        if name not in OF_THE_MOMENT
    }


def assert_refused_alike(refused, missing, address, absent):
    """Hold that nothing told a thing that is hidden from one that never was.

    Args:
        refused, missing: the two responses.
        address, absent: what each asked for, as strings that the pages may repeat.
    """
    assert refused.status_code == missing.status_code
    assert refused.content.decode().replace(address, "") == missing.content.decode().replace(absent, "")
    assert headers_of(refused, address) == headers_of(missing, absent)
