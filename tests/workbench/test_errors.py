"""What an error advises can be followed."""

import re
from pathlib import Path

from workbench import errors

ROOT = Path(__file__).parents[2]


def test_every_page_that_advice_names_is_there():
    source = Path(errors.__file__).read_text(encoding="utf-8")
    pages = set(re.findall(r"docs/[\w/.-]*\.md", source))
    assert pages >= {"docs/report.md"}
    assert [page for page in sorted(pages) if not (ROOT / page).is_file()] == []
