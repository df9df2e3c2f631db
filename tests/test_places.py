"""Where charts stand on a page, in a real browser: drawn when they come near, told anew after a choice, as wide as their place."""

import pytest

from tests.browser import IN_BROWSER, at_service, settled

pytestmark = IN_BROWSER

DRAWN = "place => place.querySelectorAll('.main-svg').length > 0"
NUMBERS = "place => place.data.flatMap(trace => [...(trace.y ?? []), ...(trace.x ?? [])]).join()"
FAR = "place => place.getBoundingClientRect().top > innerHeight + 900"


@pytest.fixture
def page(open_page):
    page = open_page(at_service())
    page.locator(".figure .main-svg").first.wait_for()
    return page


def far(page):
    """The last chart, which nobody sees yet."""
    place = page.locator(".figure").last
    assert place.evaluate(FAR)
    return place


def test_a_chart_out_of_sight_is_drawn_when_a_reader_comes_near(page):
    place = far(page)
    assert not place.evaluate(DRAWN)
    height = place.evaluate("place => place.clientHeight")
    assert height > 40  # what stands below does not move when it is drawn
    place.scroll_into_view_if_needed()
    place.locator(".main-svg").first.wait_for()
    assert place.evaluate("place => place.clientHeight") == height


def test_after_a_choice_every_chart_tells_of_it_seen_or_not(page):
    place = far(page)
    place.scroll_into_view_if_needed()
    place.locator(".main-svg").first.wait_for()
    before = place.evaluate(NUMBERS)
    page.locator("h1").first.scroll_into_view_if_needed()
    first = page.locator(".figure").first
    seen = first.evaluate(NUMBERS)
    page.get_by_role("combobox").first.click()
    page.get_by_role("option", name="Last 28 days", exact=True).click()
    page.wait_for_function("([numbers, before]) => eval(numbers)(document.querySelector('.figure')) !== before", arg=[NUMBERS, seen])
    settled(page)
    place = page.locator(".figure").last
    place.scroll_into_view_if_needed()
    page.wait_for_function("([numbers, before]) => { const place = [...document.querySelectorAll('.figure')].at(-1); return !place.hasAttribute('data-waiting') && eval(numbers)(place) !== before }", arg=[NUMBERS, before])


def test_a_chart_is_told_anew_not_made_anew(page):
    page.evaluate("document.querySelector('.figure').isTheSame = true")
    seen = page.locator(".figure").first.evaluate(NUMBERS)
    page.get_by_role("combobox").first.click()
    page.get_by_role("option", name="Last 28 days", exact=True).click()
    page.wait_for_function("([numbers, before]) => eval(numbers)(document.querySelector('.figure')) !== before", arg=[NUMBERS, seen])
    assert page.evaluate("document.querySelector('.figure').isTheSame")


def test_a_chart_is_as_wide_as_its_place(page):
    width = "place => [place.clientWidth, place.querySelector('.main-svg').clientWidth]"
    first = page.locator(".figure").first
    wide, drawn = first.evaluate(width)
    assert wide == drawn
    page.set_viewport_size({"width": 900, "height": 900})
    page.wait_for_function(f"before => {{ const [wide, drawn] = ({width})(document.querySelector('.figure')); return wide === drawn && wide < before }}", arg=wide)


def test_its_buttons_speak_the_reader_s_language(open_page):
    page = open_page(at_service(), locale="fr-FR")
    first = page.locator(".figure").first
    first.locator(".main-svg").first.wait_for()
    first.hover()
    told = first.locator(".modebar-btn").evaluate_all("buttons => buttons.map(button => button.getAttribute('aria-label') || button.dataset.title)")
    assert told == ["Enregistrer l'image", "Plein écran"]
    with page.expect_download() as saved:
        first.locator(".modebar-btn").first.click()
    assert saved.value.suggested_filename.endswith(".png")


def test_a_step_clicked_in_the_flow_is_looked_at(open_page):
    page = open_page("/journeys?period=all")
    flow = page.locator(".figure").first
    flow.scroll_into_view_if_needed()
    flow.locator(".main-svg").first.wait_for()
    left, top, place, step = flow.evaluate("""flow => {
        const nodes = flow.data[1], at = nodes.customdata.findIndex(([place]) => place === 1), { xaxis, yaxis, _size } = flow._fullLayout;
        return [xaxis.l2p(nodes.x[at]) + _size.l, yaxis.l2p(nodes.y[at]) + _size.t, ...nodes.customdata[at]];
    }""")
    box = flow.bounding_box()
    page.mouse.click(box["x"] + left, box["y"] + top)
    page.wait_for_function("([place, step]) => location.search.includes(`at=${step}`) && location.search.includes(`place=${place}`)", arg=[place, step])
