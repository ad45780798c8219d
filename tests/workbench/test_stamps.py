"""What is superseded does not stand."""

from dataclasses import replace

from workbench.model import Author, Finding, leading


def test_of_a_chain_only_the_last_is_left():
    first = Finding(media_id="m", statement="s", h1="1", h2="2", author=Author.MACHINE)
    second = replace(first, id="x", supersedes=first.id)
    other = replace(first, id="y")

    assert leading([first, other, second]) == [other, second]
