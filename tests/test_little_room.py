"""Between a phone and a wide screen, beside the list of pages: nothing that was chosen or told is cut off."""

import pytest

from tests.browser import IN_BROWSER, address

pytestmark = IN_BROWSER

CLIPPED = """() => [...document.querySelectorAll('.st-key-filters input, [data-testid=stMetricValue] div, [data-testid=stMetricDelta] div')]
    .filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.value || one.innerText)"""


@pytest.mark.parametrize(("width", "locale"), [(1280, "fr-FR"), (1024, "fr-FR"), (1024, "en-GB"), (768, "fr-FR"), (700, "en-GB")])
def test_filters_and_figures_are_read_whole_where_there_is_little_room(open_page, width, locale):
    for name in ("pulse", "service"):
        page = open_page(address(name), width=width, locale=locale)
        page.wait_for_selector(".st-key-filters input")
        page.wait_for_selector("[data-testid=stMetricValue]")
        assert page.evaluate(CLIPPED) == []
